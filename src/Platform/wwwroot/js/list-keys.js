// J/K walk the rows of a list, Enter opens (it is a link), Space peeks, X selects, Shift+X selects a range. Focus is real focus on the row's link.
import { isTyping, keyScope, pressed, singleKeysOff } from "./keys.js";

class ListKeys extends HTMLElement {
  #at = -1;
  #anchor = -1;
  #stop = new AbortController();

  connectedCallback() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    addEventListener("keydown", event => this.#key(event), { signal });
    this.addEventListener("focusin", event => this.#remember(event.target), { signal });
    this.addEventListener("click", event => this.#click(event), { signal });
    this.addEventListener("change", () => this.#count(), { signal });
    addEventListener("turbo:morph", () => this.#count(), { signal });
    this.#count();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  /** @returns {HTMLElement[]} */
  get rows() {
    return [...this.querySelectorAll("[data-row]")].filter(row => row instanceof HTMLElement).filter(row => row.checkVisibility());
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.defaultPrevented || singleKeysOff() || isTyping(event.target) || keyScope() !== document || !this.#mine(event.target)) return;
    const inside = this.contains(/** @type {Node} */ (event.target));
    const act = {
      j: () => this.#move(1),
      k: () => this.#move(-1),
      ArrowDown: inside ? () => this.#move(1) : undefined,
      ArrowUp: inside ? () => this.#move(-1) : undefined,
      x: () => this.#select(this.#at),
      "Shift+x": () => this.#range(),
      Space: inside && !(event.target instanceof HTMLInputElement) ? () => this.#peek() : undefined,
      Escape: () => this.#clear(),
    }[pressed(event)];
    if (act ? act() !== false : inside && this.#onRow(event.key)) event.preventDefault();
  }

  /** A key of the bulk bar, pressed on a row while nothing is selected, means that row. @param {string} key */
  #onRow(key) {
    const button = this.querySelector(`[data-bulk-bar] [data-hotkey="${CSS.escape(key)}"]`);
    if (!(button instanceof HTMLElement) || button.checkVisibility() || this.#at < 0 || this.#select(this.#at, true) === false) return false;
    button.click();
    return true;
  }

  /** Keys outside any list belong to the first one. @param {EventTarget | null} target */
  #mine(target) {
    const around = target instanceof Element ? target.closest("list-keys") : null;
    if (target instanceof Element && target.closest("[popover]:popover-open, board-columns, .peek")) return false;
    return around ? around === this : document.querySelector("list-keys") === this;
  }

  /** @param {number} by */
  #move(by) {
    const rows = this.rows;
    if (rows.length === 0) return false;
    this.#at = Math.max(0, Math.min(rows.length - 1, this.#at + by));
    const link = rows[this.#at].querySelector("[data-row-link]");
    if (link instanceof HTMLElement) {
      link.focus({ preventScroll: true });
      rows[this.#at].scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {EventTarget | null} target */
  #remember(target) {
    const row = target instanceof Element ? target.closest("[data-row]") : null;
    if (row instanceof HTMLElement) this.#at = this.rows.indexOf(row);
  }

  /** @param {number} index @param {boolean} [on] */
  #select(index, on) {
    const box = this.rows[index]?.querySelector("[data-select]");
    if (!(box instanceof HTMLInputElement)) return false;
    box.checked = on ?? !box.checked;
    this.#anchor = index;
    this.#count();
  }

  #range() {
    if (this.#at < 0) return false;
    const from = this.#anchor < 0 ? this.#at : this.#anchor;
    for (let i = Math.min(from, this.#at); i <= Math.max(from, this.#at); i++) this.#select(i, true);
    this.#anchor = from;
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const target = /** @type {Element} */ (event.target);
    if (target.matches("[data-select-all]")) {
      const on = /** @type {HTMLInputElement} */ (target).checked;
      this.rows.forEach((_, index) => this.#select(index, on));
    } else if (target.matches("[data-select]")) {
      const index = this.rows.indexOf(/** @type {HTMLElement} */ (target.closest("[data-row]")));
      this.#at = index;
      if (event.shiftKey && /** @type {HTMLInputElement} */ (target).checked) this.#range();
      else this.#anchor = index;
      this.#count();
    } else if (target.closest("[data-bulk-clear]")) {
      this.#clear();
    }
  }

  #clear() {
    const ticked = this.querySelectorAll("[data-select]:checked");
    ticked.forEach(box => { /** @type {HTMLInputElement} */ (box).checked = false; });
    this.#anchor = -1;
    this.#count();
    return ticked.length > 0;
  }

  #count() {
    const count = this.querySelectorAll("[data-select]:checked").length;
    const output = this.querySelector("[data-bulk-count]");
    const words = (output?.getAttribute("data-bulk-words") ?? "").replace("{0}", count.toLocaleString(document.documentElement.lang));
    if (output && output.textContent !== words) output.textContent = words;
    const all = this.querySelector("[data-select-all]");
    if (all instanceof HTMLInputElement) {
      all.checked = count > 0 && count === this.rows.length;
      all.indeterminate = count > 0 && count < this.rows.length;
    }
  }

  #peek() {
    const link = this.rows[this.#at]?.querySelector("[data-row-link]");
    if (!(link instanceof HTMLAnchorElement)) return false;
    link.dispatchEvent(new CustomEvent("peek", { bubbles: true, detail: { href: link.href } }));
  }
}

customElements.define("list-keys", ListKeys);
