// The same page in a panel at the right: Space on a row, or any link with data-peek. The address gets ?peek=KEY, so a peek can be shared.
import { text } from "./announce.js";

const PANEL = "peek-panel";

addEventListener("peek", event => {
  const { href } = /** @type {CustomEvent} */ (event).detail;
  const open = panel();
  if (open && frame(open)?.getAttribute("src") === href) /** @type {HTMLElement | null} */ (open.querySelector("a, button"))?.focus();
  else show(href);
});

addEventListener("click", event => {
  const link = /** @type {Element} */ (event.target).closest?.("a[data-peek]");
  if (!(link instanceof HTMLAnchorElement) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show(link.href);
});

// While the panel is open it follows the row in focus.
let following = 0;
addEventListener("focusin", event => {
  const link = /** @type {Element} */ (event.target).closest?.("[data-row-link]");
  if (!panel() || !(link instanceof HTMLAnchorElement)) return;
  clearTimeout(following);
  following = window.setTimeout(() => show(link.href), 150);
});

addEventListener("keydown", event => {
  if (event.key === "Escape" && !event.defaultPrevented && panel() && !document.querySelector("dialog[open], [popover]:popover-open")) {
    event.preventDefault();
    close();
  }
});

// A page that can not be peeked at opens as itself.
addEventListener("turbo:frame-missing", event => {
  if (/** @type {Element} */ (event.target).id !== "peek") return;
  event.preventDefault();
  const { response, visit } = /** @type {CustomEvent} */ (event).detail;
  visit(response.url);
});

const panel = () => document.getElementById(PANEL);
/** @param {Element} within */
const frame = within => within.querySelector("turbo-frame");

/** @param {string} href */
function show(href) {
  const aside = panel() ?? build();
  const inside = frame(aside);
  if (!inside || inside.getAttribute("src") === href) return;
  inside.setAttribute("src", href);
  aside.querySelector("[data-peek-page]")?.setAttribute("href", href);
  mark(decodeURIComponent(new URL(href, location.href).pathname.split("/").pop() ?? ""));
}

function build() {
  const aside = document.createElement("aside");
  aside.id = PANEL;
  aside.className = "peek";
  aside.setAttribute("data-turbo-permanent", "");
  aside.setAttribute("aria-label", text("peekOpen"));
  const bar = aside.appendChild(document.createElement("div"));
  bar.className = "peek-bar";
  const page = bar.appendChild(document.createElement("a"));
  page.className = "button button-quiet button-small";
  page.setAttribute("data-peek-page", "");
  page.textContent = text("peekOpen");
  const leave = bar.appendChild(document.createElement("button"));
  leave.type = "button";
  leave.className = "button button-quiet button-small push";
  leave.textContent = text("peekClose");
  leave.addEventListener("click", close);
  const body = aside.appendChild(document.createElement("div"));
  body.className = "peek-body";
  const inside = body.appendChild(document.createElement("turbo-frame"));
  inside.id = "peek";
  document.body.append(aside);
  return aside;
}

function close() {
  panel()?.remove();
  mark(null);
}

/** @param {string | null} key */
function mark(key) {
  const url = new URL(location.href);
  if (key) url.searchParams.set("peek", key);
  else url.searchParams.delete("peek");
  history.replaceState(history.state, "", url);
}

/** A shared address opens its peek. */
function openMarked() {
  const key = new URL(location.href).searchParams.get("peek");
  if (!key || panel() || !/^[\w-]+$/.test(key)) return;
  const link = [...document.querySelectorAll("[data-row-link]")].find(one => one instanceof HTMLAnchorElement && one.pathname.endsWith("/" + key));
  show(link instanceof HTMLAnchorElement ? link.href : `${document.querySelector('meta[name="root"]')?.getAttribute("content") ?? ""}/i/${key}`);
}

openMarked();
addEventListener("turbo:load", openMarked);
