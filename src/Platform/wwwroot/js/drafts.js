// Text in a field with data-draft="NAME" survives reloads, lost sessions and refused forms, in this tab, until its form was sent.

const PREFIX = "draft:";

/** @typedef {HTMLTextAreaElement | HTMLInputElement} TextField */

/** @param {Element} field */
const key = field => PREFIX + field.getAttribute("data-draft");

addEventListener("input", event => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !field.hasAttribute("data-draft")) return;
  try {
    if (field.value === field.defaultValue) sessionStorage.removeItem(key(field));
    else sessionStorage.setItem(key(field), field.value);
  } catch {
    // storage may be full or forbidden; the text is still in the field
  }
});

function restore() {
  for (const field of /** @type {NodeListOf<TextField>} */ (document.querySelectorAll("[data-draft]"))) {
    const kept = sessionStorage.getItem(key(field));
    if (kept !== null && field.value === field.defaultValue) field.value = kept;
  }
}

addEventListener("turbo:submit-end", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !/** @type {CustomEvent} */ (event).detail.success) return;
  for (const field of /** @type {NodeListOf<TextField>} */ (form.querySelectorAll("[data-draft]"))) {
    sessionStorage.removeItem(key(field));
    // a morph keeps typed text; what was sent is not typed any more
    field.value = field.defaultValue = "";
  }
});

// Whoever signs out leaves nothing behind in this tab.
addEventListener("submit", event => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.hasAttribute("data-forget")) return;
  Object.keys(sessionStorage).filter(name => name.startsWith(PREFIX)).forEach(name => sessionStorage.removeItem(name));
}, true);

restore();
addEventListener("turbo:load", restore);
addEventListener("turbo:frame-load", restore);
