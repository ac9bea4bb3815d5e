// Completes a query while it is typed: a listbox under the text (ARIA autocomplete of a textbox), Enter or Tab takes a suggestion, Ctrl+Enter applies.
import { announce } from "./announce.js";

/** @typedef {{ insert: string, label: string, kind: string }} Suggestion */

class QueryBox extends HTMLElement {
  /** @type {HTMLUListElement} */ #list = document.createElement("ul");
  /** @type {Suggestion[]} */ #shown = [];
  #from = 0;
  #to = 0;
  #at = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #soon;
  #asking = new AbortController();
  #stop = new AbortController();

  connectedCallback() {
    const text = this.#text;
    if (!text) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#list.id = `${text.id || "query"}-suggestions`; // a form may hold several
    this.#list.className = "query-suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.hidden = true;
    this.append(this.#list);
    // a text of several lines stays one for screen readers; it only says that a list helps to complete it
    for (const [name, value] of Object.entries({ "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": this.#list.id, autocomplete: "off" })) text.setAttribute(name, value);
    text.addEventListener("input", () => this.#ask(), { signal });
    text.addEventListener("click", () => this.#ask(), { signal });
    text.addEventListener("keydown", event => this.#key(event), { signal });
    text.addEventListener("blur", () => this.#hide(), { signal });
    this.#list.addEventListener("pointerdown", event => {
      event.preventDefault(); // the text keeps the focus
      const option = /** @type {Element} */ (event.target).closest("[role=option]");
      if (option instanceof HTMLElement) this.#take(Number(option.dataset.index));
    }, { signal });
    const fault = Number(this.dataset.fault);
    if (fault > 0) {
      text.focus();
      text.setSelectionRange(fault - 1, Math.max(fault, text.value.slice(fault - 1).search(/[\s,()]|$/) + fault - 1));
    }
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#list.remove();
  }

  /** @returns {HTMLTextAreaElement | null} */
  get #text() {
    return this.querySelector("textarea");
  }

  #ask() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#fetch(), 120);
  }

  async #fetch() {
    const text = this.#text;
    if (!text || document.activeElement !== text) return;
    this.#asking.abort();
    this.#asking = new AbortController();
    const asked = new URLSearchParams({ q: text.value, at: String(text.selectionStart) });
    try {
      const answer = await fetch(`${this.dataset.completions}?${asked}`, { signal: this.#asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok) this.#show(await answer.json());
    } catch {
      this.#hide(); // offline or overtaken: typing goes on without help
    }
  }

  /** @param {{ from: number, to: number, suggestions: Suggestion[] }} found */
  #show(found) {
    this.#shown = found.suggestions;
    this.#from = found.from;
    this.#to = found.to;
    this.#at = -1;
    this.#list.replaceChildren(...this.#shown.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${index}`;
      option.className = "query-suggestion";
      option.setAttribute("role", "option");
      option.dataset.index = String(index);
      const word = document.createElement("span");
      word.textContent = suggestion.insert;
      option.append(word);
      if (suggestion.label !== suggestion.insert) {
        const label = document.createElement("span");
        label.className = "meta";
        label.textContent = suggestion.label;
        option.append(label);
      }
      return option;
    }));
    this.#list.hidden = this.#shown.length === 0;
  }

  #hide() {
    this.#list.hidden = true;
    this.#at = -1;
    this.#text?.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.#text?.form?.requestSubmit();
      return;
    }
    if (this.#list.hidden) return;
    const act = {
      ArrowDown: () => this.#mark(this.#at + 1),
      ArrowUp: () => this.#mark(this.#at - 1),
      Enter: () => this.#at >= 0 && this.#take(this.#at),
      Tab: () => this.#at >= 0 && this.#take(this.#at),
      Escape: () => this.#hide(),
    }[event.key];
    if (act && act() !== false) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /** @param {number} index */
  #mark(index) {
    const options = [...this.#list.children];
    this.#at = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.#at)));
    options[this.#at].scrollIntoView({ block: "nearest" });
    this.#text?.setAttribute("aria-activedescendant", options[this.#at].id);
  }

  /** @param {number} index */
  #take(index) {
    const text = this.#text;
    const suggestion = this.#shown[index];
    if (!text || !suggestion) return;
    const space = suggestion.insert.endsWith("(") ? "" : " ";
    text.setRangeText(suggestion.insert + space, this.#from, this.#to, "end");
    announce(suggestion.insert);
    this.#hide();
    this.#ask();
  }
}

customElements.define("query-box", QueryBox);
