// [ and ] go to the item before and after in the list one came from. Opening an item remembers the list's order in this tab; nothing is asked of the server.
const KEPT = "steward.trail";
const LINKS = "main [data-row-link], main [data-card] a";

/** @typedef {{ from: string, paths: string[] }} Trail */

addEventListener("click", event => {
  const link = /** @type {Element} */ (event.target).closest?.(LINKS);
  if (!(link instanceof HTMLAnchorElement) || !isItem(link.pathname)) return;
  const around = link.closest("board-columns, list-keys, table") ?? document;
  const all = [...around.querySelectorAll(LINKS)].filter(other => other instanceof HTMLAnchorElement && isItem(other.pathname));
  const paths = [...new Set(all.map(other => /** @type {HTMLAnchorElement} */ (other).pathname))];
  sessionStorage.setItem(KEPT, JSON.stringify({ from: location.href, paths }));
}, { capture: true });

/** @param {string} path */
function isItem(path) {
  return /\/i\/[^/]+$/.test(path);
}

class NextInView extends HTMLElement {
  #stop = new AbortController();

  connectedCallback() {
    this.#stop = new AbortController();
    addEventListener("turbo:morph", () => this.#show(), { signal: this.#stop.signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  #show() {
    const trail = /** @type {Trail | null} */ (JSON.parse(sessionStorage.getItem(KEPT) ?? "null"));
    const here = (this.dataset.path ?? "").toLowerCase();
    const at = trail?.paths.findIndex(path => path.toLowerCase() === here) ?? -1;
    this.hidden = trail === null || at < 0 || trail.paths.length < 2;
    if (trail === null || this.hidden) return;
    for (const link of this.querySelectorAll("[data-step]")) {
      if (!(link instanceof HTMLAnchorElement)) continue;
      const path = trail.paths[at + Number(link.dataset.step)];
      link.hidden = path === undefined;
      if (path !== undefined) link.href = path;
    }
    const place = this.querySelector("[data-place]");
    if (!(place instanceof HTMLAnchorElement)) return;
    place.href = trail.from;
    place.textContent = (place.dataset.place ?? "").replace("{0}", `${at + 1}`).replace("{1}", `${trail.paths.length}`);
  }
}

customElements.define("next-in-view", NextInView);
