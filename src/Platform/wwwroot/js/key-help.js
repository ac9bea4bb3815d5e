// The list of this page's keys, read from the page itself so that it never lies.
import { caps, name } from "./hotkeys.js";

export function show() {
  const dialog = document.getElementById("key-help");
  const list = dialog?.querySelector("[data-key-list]");
  if (!(dialog instanceof HTMLDialogElement) || !list || dialog.open) return;
  list.querySelectorAll("[data-found]").forEach(row => row.remove());
  const seen = new Set();
  for (const element of document.querySelectorAll("[data-hotkey]")) {
    if (!(element instanceof HTMLElement) || !element.dataset.hotkey || seen.has(element.dataset.hotkey) || dialog.contains(element)) continue;
    seen.add(element.dataset.hotkey);
    const row = document.createElement("div");
    row.dataset.found = "";
    row.appendChild(document.createElement("dt")).textContent = name(element);
    const keys = row.appendChild(document.createElement("dd"));
    keys.className = "keys";
    keys.append(caps(element.dataset.hotkey));
    list.append(row);
  }
  dialog.showModal();
}
