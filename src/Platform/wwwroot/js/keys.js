// What a key press means, and whether somebody is writing.

/** True inside anything that takes text. @param {EventTarget | null} target */
export function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit", "reset", "file", "range"].includes(target.type);
}

/** The press as it is written in data-hotkey: "c", "Shift+x", "Mod+k", "?". @param {KeyboardEvent} event */
export function pressed(event) {
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Mod");
  if (event.altKey) parts.push("Alt");
  const letter = event.key.length === 1;
  // on symbols Shift is part of the symbol: "?" is never "Shift+?"
  if (event.shiftKey && (!letter || /\p{L}/u.test(event.key) || event.ctrlKey || event.metaKey)) parts.push("Shift");
  parts.push(event.key === " " ? "Space" : letter ? event.key.toLowerCase() : event.key);
  return parts.join("+");
}

/** Single keys may be switched off by the person (WCAG 2.1.4); chords with Ctrl stay. */
export const singleKeysOff = () => document.documentElement.dataset.hotkeys === "off";

/** The open modal dialog, or the whole document: keys never reach what is behind a dialog. @returns {ParentNode} */
export function keyScope() {
  const open = [...document.querySelectorAll("dialog[open]")].filter(dialog => dialog.matches(":modal"));
  return open.at(-1) ?? document;
}
