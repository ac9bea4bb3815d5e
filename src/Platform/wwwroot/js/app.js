// Starts what every page needs and loads an element's module only where the element stands.
import * as Turbo from "@hotwired/turbo";
import "./hotkeys.js";
import "./dialogs.js";
import "./menus.js";
import "./forms.js";
import "./drafts.js";
import "./morph.js";
import "./theme.js";
import "./copy.js";
import { ask } from "./confirm.js";
import { listen } from "./live.js";

Turbo.config.forms.confirm = ask;
Turbo.config.drive.progressBarDelay = 300;

/** Selector → module that brings it to life. @type {Record<string, () => Promise<unknown>>} */
const lazy = {
  "list-keys": () => import("./list-keys.js"),
  "board-columns": () => import("./board-columns.js"),
  "passkey-door": () => import("./passkey-door.js"),
  "command-palette": () => import("./palette.js"),
  "calendar-days": () => import("./calendar-days.js"),
  "form[data-shape]": () => import("./form-shape.js"),
  '#files input[type="file"]': () => import("./file-drop.js"),
  "text-blocks": () => import("./text-blocks.js"),
  "query-box": () => import("./query-box.js"),
  "[data-row-link], [data-peek]": () => import("./peek.js"),
  "[data-row-link], [data-card], next-in-view": () => import("./trail.js"),
  "presence-marks": () => import("./presence-marks.js"),
  'meta[name="live"]': () => import("./inbox-count.js"),
  '.shell tr[data-row][id^="row-"]': () => import("./presence-rows.js"),
};

function wake() {
  for (const [selector, load] of Object.entries(lazy)) {
    if (!document.querySelector(selector)) continue;
    delete lazy[selector];
    load();
  }
}

wake();
for (const event of ["turbo:load", "turbo:render", "turbo:frame-load", "turbo:morph"]) addEventListener(event, wake);

const live = document.querySelector('meta[name="live"]');
if (live) listen(live.getAttribute("content") ?? "");
