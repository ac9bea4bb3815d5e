// data-turbo-confirm="What exactly will happen": a dialog with the act's own name on its button, never "OK".
import { text } from "./announce.js";

/**
 * @param {string} message @param {HTMLFormElement} form @param {HTMLElement} [submitter]
 * @returns {Promise<boolean>}
 */
export function ask(message, form, submitter) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog dialog-confirm";
  dialog.setAttribute("aria-label", message);
  const body = dialog.appendChild(document.createElement("form"));
  body.method = "dialog";
  body.className = "dialog-body stack";
  body.appendChild(document.createElement("p")).textContent = message;
  const row = body.appendChild(document.createElement("div"));
  row.className = "form-actions";
  const act = button(submitter?.textContent?.trim() || text("confirm"), "yes", "button button-danger");
  const leave = button(text("cancel"), "no", "button");
  row.append(act, leave);
  document.body.append(dialog);
  dialog.showModal();
  leave.focus();
  return new Promise(resolve => dialog.addEventListener("close", () => {
    dialog.remove();
    const yes = dialog.returnValue === "yes";
    if (!yes) form.dispatchEvent(new CustomEvent("submit-declined"));
    resolve(yes);
  }));
}

/** @param {string} label @param {string} value @param {string} look */
function button(label, value, look) {
  const made = document.createElement("button");
  made.className = look;
  made.value = value;
  made.textContent = label;
  return made;
}
