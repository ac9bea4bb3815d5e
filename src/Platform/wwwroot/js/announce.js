// Says something to screen readers, politely, through the one live region of the document.

/** @param {string} words */
export function announce(words) {
  const region = document.getElementById("announcer");
  if (!region) return;
  region.textContent = "";
  // a repeated sentence is a change only after the region was empty for a moment
  setTimeout(() => { region.textContent = words; }, 50);
}

/**
 * A sentence the server wrote in the reader's language, with its places filled.
 * @param {string} name data attribute of the live region @param {...(string|number)} values
 */
export function text(name, ...values) {
  const words = document.getElementById("announcer")?.dataset[name] ?? "";
  return words.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)] ?? ""));
}
