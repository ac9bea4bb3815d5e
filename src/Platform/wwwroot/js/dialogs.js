// Links with data-opens="ID" open that dialog when it is on the page; otherwise they lead to the page that does the same.

addEventListener("click", event => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const target = /** @type {Element} */ (event.target);
  const opener = target.closest?.("[data-opens]");
  const dialog = opener && document.getElementById(opener.getAttribute("data-opens") ?? "");
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault();
    // an opener inside a menu or the phone's drawer leaves that layer first
    opener?.closest("[popover]")?.matches(":popover-open") && /** @type {HTMLElement} */ (opener.closest("[popover]")).hidePopover();
    follow(dialog, opener);
    if (!dialog.open) dialog.showModal();
    return;
  }
  // a press on the veil has the dialog itself as its target
  if (target instanceof HTMLDialogElement && target.matches("[data-dialog]:modal") && outside(target, event)) target.close();
});

/** @param {HTMLDialogElement} dialog @param {MouseEvent} event */
function outside(dialog, event) {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

/**
 * A dialog around <turbo-frame data-follows> shows the form of the page its opener leads to.
 * @param {HTMLDialogElement} dialog @param {Element | null} opener
 */
function follow(dialog, opener) {
  const frame = dialog.querySelector("turbo-frame[data-follows]");
  const href = opener?.getAttribute("href");
  if (!frame || !href || frame.getAttribute("src") === href) return;
  frame.replaceChildren();
  frame.setAttribute("src", href);
}

// What was taken leads the page on; where that is the same page, brought up to date, the dialog would stay open over it.
addEventListener("turbo:submit-end", event => {
  const { success, formSubmission } = /** @type {CustomEvent} */ (event).detail;
  const form = /** @type {HTMLFormElement} */ (event.target);
  const dialog = (formSubmission.submitter ?? form).closest("dialog[data-dialog][open]");
  // a form that answers into its own frame goes on in the dialog: the next item of the create form
  const stays = form.closest("turbo-frame") && form.dataset.turboFrame !== "_top";
  if (success && !stays && dialog instanceof HTMLDialogElement) dialog.close();
});

/** A refused form comes back with its dialog already open. */
function showMarked() {
  for (const dialog of document.querySelectorAll("dialog[data-show]")) {
    dialog.removeAttribute("data-show");
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  }
}

showMarked();
addEventListener("turbo:load", showMarked);
addEventListener("turbo:render", showMarked);
// a snapshot kept for the way back holds no open layer
addEventListener("turbo:before-cache", () => document.querySelectorAll("dialog[open]").forEach(dialog => /** @type {HTMLDialogElement} */ (dialog).close()));
