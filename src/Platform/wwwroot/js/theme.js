// Theme, density, single keys and sidebar change at once; the server keeps the choice for the next page.

addEventListener("change", event => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.form?.hasAttribute("data-appearance")) return;
  document.documentElement.dataset[field.name] = field.value;
  keep(field.form);
});

addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-appearance")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const button = /** @type {SubmitEvent} */ (event).submitter;
  if (button instanceof HTMLButtonElement && button.name === "sidebar") {
    document.documentElement.dataset.sidebar = button.value;
    keep(form, button);
    button.value = button.value === "icons" ? "open" : "icons";
  }
}, true);

/** @param {HTMLFormElement} form @param {HTMLElement} [button] */
function keep(form, button) {
  fetch(form.action, { method: "POST", body: new FormData(form, button), redirect: "manual", credentials: "same-origin" });
}
