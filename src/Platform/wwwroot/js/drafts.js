// Text in a field with data-draft="NAME" is kept until its form was sent: in this tab at once, so that it survives a reload or a refused form, and on
// the server a moment later, so that it survives a lost machine and waits on every other one. With the text goes what its form had shown (its base): a
// text taken up again later is still stopped by what came since it was begun.
import { ask, send, signedIn } from "./server.js";

const PREFIX = "draft:";
const BASE = " base";
const PAUSE = 1000;
const LONGEST = 80;

/** @typedef {HTMLTextAreaElement | HTMLInputElement} TextField */

/** What the server does not know yet. @type {Map<string, { timer: number, text: string, base: string }>} */
const waiting = new Map();

/** @param {Element} field */
const name = field => field.getAttribute("data-draft") ?? "";

/** @param {Element} field */
const key = field => PREFIX + name(field);

/** Hidden fields that say what a form showed: its version, and the mark of this very text or of the newest news. @param {TextField} field */
function shown(field) {
  const named = word => { const found = field.form?.elements.namedItem(word); return found instanceof HTMLInputElement && found.type === "hidden" ? found : null; };
  return [named("version"), named("was" + field.name.charAt(0).toUpperCase() + field.name.slice(1)) ?? named("seen")];
}

/** @param {TextField} field */
const baseOf = field => shown(field).map(input => input?.value ?? "").join(" ");

/** @param {TextField} field @param {string | null} base */
function resume(field, base) {
  const values = (base ?? "").split(" ");
  shown(field).forEach((input, at) => { if (input && values[at]) input.value = values[at]; });
}

/** @param {TextField} field */
function keep(field) {
  const draft = name(field);
  if (!signedIn() || draft.length === 0 || draft.length > LONGEST) return;
  clearTimeout(waiting.get(draft)?.timer);
  waiting.set(draft, { text: field.value === field.defaultValue ? "" : field.value, base: baseOf(field), timer: window.setTimeout(() => flush(draft), PAUSE) });
}

/** @param {string} draft */
function flush(draft) {
  const last = waiting.get(draft);
  if (!last) return;
  waiting.delete(draft);
  clearTimeout(last.timer);
  // when the line is down the text is still in the field and in the tab
  send("/drafts", { name: draft, text: last.text, base: last.base }).catch(() => undefined);
}

/** @param {Element} field */
function forget(field) {
  sessionStorage.removeItem(key(field));
  sessionStorage.removeItem(key(field) + BASE);
}

addEventListener("input", event => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !field.hasAttribute("data-draft")) return;
  try {
    if (field.value === field.defaultValue) forget(field);
    else {
      sessionStorage.setItem(key(field), field.value);
      sessionStorage.setItem(key(field) + BASE, baseOf(field));
    }
  } catch {
    // storage may be full or forbidden; the text is still in the field
  }
  keep(field);
});

addEventListener("pagehide", () => [...waiting.keys()].forEach(flush));

async function restore() {
  /** @type {Map<string, TextField>} */
  const missing = new Map();
  for (const field of /** @type {NodeListOf<TextField>} */ (document.querySelectorAll("[data-draft]"))) {
    const kept = sessionStorage.getItem(key(field));
    if (field.value !== field.defaultValue) continue;
    // a page that shows the text already (a refused form) has just told what is new, and starts from there
    if (kept !== null && kept !== field.value) {
      field.value = kept;
      resume(field, sessionStorage.getItem(key(field) + BASE));
    }
    else if (kept !== null) continue;
    else if (!waiting.has(name(field))) missing.set(name(field), field);
  }
  if (missing.size === 0 || !signedIn()) return;
  const query = [...missing.keys()].map(draft => "name=" + encodeURIComponent(draft)).join("&");
  for (const draft of await ask("/drafts?" + query).catch(() => null) ?? []) {
    const field = missing.get(draft.name);
    // whoever began to type meanwhile goes on with that
    if (!field?.isConnected || field.value !== field.defaultValue || field.value === draft.text || waiting.has(draft.name)) continue;
    field.value = draft.text;
    resume(field, draft.base);
  }
}

addEventListener("turbo:submit-start", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  // what is being sent must not be kept after it arrived
  for (const field of form.querySelectorAll("[data-draft]")) flush(name(field));
});

addEventListener("turbo:submit-end", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !/** @type {CustomEvent} */ (event).detail.success) return;
  for (const field of /** @type {NodeListOf<TextField>} */ (form.querySelectorAll("[data-draft]"))) {
    forget(field);
    clearTimeout(waiting.get(name(field))?.timer);
    waiting.delete(name(field));
    if (signedIn() && name(field).length <= LONGEST && field.value !== "") send("/drafts", { name: name(field), text: "" }).catch(() => undefined);
    // a morph keeps typed text; what was sent is not typed any more
    field.value = field.defaultValue = "";
  }
});

// Whoever signs out leaves nothing behind in this tab.
addEventListener("submit", event => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.hasAttribute("data-forget")) return;
  Object.keys(sessionStorage).filter(stored => stored.startsWith(PREFIX)).forEach(stored => sessionStorage.removeItem(stored));
}, true);

restore();
addEventListener("turbo:load", restore);
addEventListener("turbo:frame-load", restore);
