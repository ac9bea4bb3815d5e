// A refresh brings news without taking anything from the hand: typed text, ticks, the focus, open parts stay.

/** @param {Element} field */
function touched(field) {
  if (field instanceof HTMLInputElement && ["checkbox", "radio"].includes(field.type)) return field.checked !== field.defaultChecked;
  if (field instanceof HTMLInputElement && field.type === "file") return field.files?.length !== 0;
  if (field instanceof HTMLInputElement && field.type === "hidden") return false;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue || field === document.activeElement;
  if (field instanceof HTMLSelectElement) return field === document.activeElement || [...field.options].some(option => option.selected !== option.defaultSelected);
  return false;
}

addEventListener("turbo:before-morph-element", event => {
  const element = /** @type {Element} */ (event.target);
  if (!/** @type {CustomEvent} */ (event).detail.newElement) {
    // things scripts put on the page (hints, a refusal on a card) are not on the server's page
    if (element.id === "key-hint" || element.hasAttribute("data-kept")) event.preventDefault();
    return;
  }
  if (touched(element)) event.preventDefault();
});

addEventListener("turbo:before-morph-attribute", event => {
  const { attributeName } = /** @type {CustomEvent} */ (event).detail;
  const element = /** @type {Element} */ (event.target);
  if (attributeName === "open" && element.matches("details, dialog")) event.preventDefault();
  if (attributeName === "hidden" && element.matches("[data-live-bar], [data-live-news]")) event.preventDefault();
});
