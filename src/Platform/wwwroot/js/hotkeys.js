// Keys click real links and buttons: <a data-hotkey="g m">, <button data-hotkey="Shift+r">. Sequences wait two seconds and show how they may go on.
import { isTyping, keyScope, pressed, singleKeysOff } from "./keys.js";
import { text } from "./announce.js";

const WAIT = 2000;
const HINT_AFTER = 400;

/** @type {string[]} */
let typed = [];
let waiting = 0;
let hinting = 0;

addEventListener("keydown", event => {
  if (event.defaultPrevented || event.isComposing || event.repeat) return;
  const key = pressed(event);
  if (["Shift", "Mod", "Alt", "Mod+Control", "Mod+Meta", "Alt+Alt", "Shift+Shift"].includes(key)) return;
  // out of a text, so that letters are keys again
  if (key === "Escape" && isTyping(event.target) && !(/** @type {Element} */ (event.target)).closest("dialog, [popover]")) return /** @type {HTMLElement} */ (event.target).blur();
  const chord = key.startsWith("Mod+");
  if (!chord && (singleKeysOff() || event.altKey)) return;
  if ((!chord || key === "Mod+z") && isTyping(event.target)) return; // in a text, Ctrl+Z is the text's own
  if (key === "Escape") return reset();
  if (key === "?" && typed.length === 0) {
    event.preventDefault();
    import("./key-help.js").then(help => help.show());
    return;
  }
  if (follow([...typed, key], event)) return;
  // a wrong key in a sequence may still begin something of its own
  if (typed.length > 0 && follow([key], event)) return;
  reset();
});

/** @param {string[]} keys @param {KeyboardEvent} event */
function follow(keys, event) {
  const wanted = keys.join(" ");
  const all = candidates();
  const hit = all.find(element => element.dataset.hotkey === wanted);
  if (hit) {
    event.preventDefault();
    reset();
    activate(hit);
    return true;
  }
  const onward = all.filter(element => element.dataset.hotkey?.startsWith(wanted + " "));
  if (onward.length === 0) return false;
  event.preventDefault();
  reset();
  typed = keys;
  waiting = window.setTimeout(reset, WAIT);
  hinting = window.setTimeout(() => hint(wanted, onward), HINT_AFTER);
  return true;
}

/** Elements with a key, those in sight first; entries of a closed menu count too. @returns {HTMLElement[]} */
function candidates() {
  const all = /** @type {HTMLElement[]} */ ([...keyScope().querySelectorAll("[data-hotkey]")]);
  return [...all.filter(element => element.checkVisibility()), ...all.filter(element => !element.checkVisibility() && inClosedMenu(element))];
}

/** Entries of the bulk bar's menus count only while something is selected. @param {HTMLElement} element */
const inClosedMenu = element => element.closest("[popover]") && (element.closest("[data-bulk-bar]")?.checkVisibility() ?? true);

/** @param {HTMLElement} element */
function activate(element) {
  if (element.matches("input:not([type=radio], [type=checkbox]), textarea, select")) {
    element.focus();
    if (element instanceof HTMLInputElement) element.select();
  } else {
    // what opens a layer gets the focus back when that layer closes
    if (element.matches("[popovertarget], [data-opens]")) element.focus({ preventScroll: true });
    element.click();
  }
}

/** What may follow. @param {string} prefix @param {HTMLElement[]} onward */
function hint(prefix, onward) {
  const box = document.createElement("div");
  box.className = "key-hint";
  box.id = "key-hint";
  const list = box.appendChild(document.createElement("dl"));
  for (const element of onward) {
    const key = list.appendChild(document.createElement("dt")).appendChild(document.createElement("kbd"));
    key.textContent = (element.dataset.hotkey ?? "").slice(prefix.length + 1).toUpperCase();
    list.appendChild(document.createElement("dd")).textContent = name(element);
  }
  document.body.append(box);
}

/** What a link or button is called. @param {HTMLElement} element */
export function name(element) {
  // tooltips end in the key itself: "Status (S)"
  const tooltip = element.getAttribute("title")?.replace(/ \([^()]*\)$/, "");
  return element.getAttribute("aria-label") || tooltip || element.getAttribute("placeholder") || ownText(element);
}

/** Its words without key caps and counts. @param {HTMLElement} element */
function ownText(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  copy.querySelectorAll("kbd, .count, .nav-count, svg").forEach(part => part.remove());
  return (copy.textContent ?? "").trim().replace(/\s+/g, " ");
}

/** "g m" as caps. @param {string} keys @returns {DocumentFragment} */
export function caps(keys) {
  const all = document.createDocumentFragment();
  keys.split(" ").forEach((part, index) => {
    if (index > 0) all.append(document.createElement("span"), ` ${text("then")} `);
    const cap = document.createElement("kbd");
    cap.className = "kbd";
    cap.textContent = part.replace("Mod", "Ctrl").split("+").map(key => key.length === 1 ? key.toUpperCase() : key).join(" ");
    all.append(cap);
  });
  return all;
}

function reset() {
  clearTimeout(waiting);
  clearTimeout(hinting);
  typed = [];
  document.getElementById("key-hint")?.remove();
}
