// Forms are sent once, and Ctrl+Enter sends them from any text.

/** @type {WeakSet<HTMLFormElement>} */
const underway = new WeakSet();

addEventListener("submit", event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.hasAttribute("data-guard") || event.defaultPrevented) return;
  if (underway.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  underway.add(form);
  const button = /** @type {SubmitEvent} */ (event).submitter;
  // said only when it takes long enough to be noticed
  const slow = setTimeout(() => button?.setAttribute("aria-busy", "true"), 1000);
  const done = () => {
    clearTimeout(slow);
    underway.delete(form);
    button?.removeAttribute("aria-busy");
    ends.abort();
  };
  const ends = new AbortController();
  for (const end of ["turbo:submit-end", "submit-declined"]) form.addEventListener(end, done, { signal: ends.signal });
  addEventListener("pageshow", done, { signal: ends.signal });
}, true);

addEventListener("keydown", event => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || !field.form || field.form.method !== "post") return;
  event.preventDefault();
  /** @type {HTMLElement | null} */
  const button = field.closest(".composer")?.querySelector(".button-primary") ?? null;
  field.form.requestSubmit(button ?? undefined);
});

// Errors are linked from the summary: bring the field into view and into the hand.
addEventListener("click", event => {
  const link = /** @type {Element} */ (event.target).closest?.("[data-error-summary] a[href^='#']");
  if (!link) return;
  const field = document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  const control = field.matches("input, select, textarea") ? field : field.querySelector("input, select, textarea");
  if (control instanceof HTMLElement) control.focus({ preventScroll: true });
});

// A choice that decides what the text is (reply or note) hands on to the text: by key or by pointer.
addEventListener("click", event => {
  const choice = /** @type {Element} */ (event.target).closest?.("input[data-then-focus]");
  if (choice instanceof HTMLInputElement) document.getElementById(choice.dataset.thenFocus ?? "")?.focus();
});

// Too large a file is said before it travels; the server says it again.
addEventListener("change", event => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "file" || !field.dataset.largest) return;
  const large = [...field.files ?? []].find(file => file.size > Number(field.dataset.largest));
  field.setCustomValidity(large ? `${large.name}: ${field.title || field.dataset.tooLarge || ""}` : "");
  if (large) field.reportValidity();
});
