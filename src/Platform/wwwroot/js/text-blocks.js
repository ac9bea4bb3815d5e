// Text blocks in an answer: ::shortcut opens a listbox under the text (ARIA autocomplete of a textbox), Enter or Tab inserts the marked one; the select
// beside it inserts at the caret. Texts come filled from the server, which counts each use.
import { announce } from "./announce.js";
import { send } from "./server.js";

/** @typedef {{ id: string, name: string, shortcut: string, text: string }} Block */

class TextBlocks extends HTMLElement {
  /** @type {HTMLUListElement} */ #list = document.createElement("ul");
  /** @type {Promise<Block[]> | undefined} */ #known;
  /** @type {Block[]} */ #shown = [];
  #from = 0;
  #at = -1;
  #stop = new AbortController();

  connectedCallback() {
    const text = this.#text;
    if (!text) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#list.id = `${text.id}-blocks`;
    this.#list.className = "query-suggestions block-suggestions";
    this.#list.setAttribute("role", "listbox");
    this.#list.setAttribute("aria-label", this.dataset.label ?? "");
    this.#list.hidden = true;
    text.after(this.#list);
    for (const [name, value] of Object.entries({ "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-controls": this.#list.id })) text.setAttribute(name, value);
    text.addEventListener("input", () => this.#look(), { signal });
    text.addEventListener("keydown", event => this.#key(event), { signal, capture: true });
    text.addEventListener("blur", () => this.#hide(), { signal });
    this.#list.addEventListener("pointerdown", event => {
      event.preventDefault(); // the text keeps the focus
      const option = /** @type {Element} */ (event.target).closest("[role=option]");
      if (option) this.#take([...this.#list.children].indexOf(option));
    }, { signal });
    this.querySelector("button")?.addEventListener("click", event => this.#choose(event), { signal });
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#list.remove();
  }

  /** @returns {HTMLTextAreaElement | null} */
  get #text() {
    const found = document.getElementById(this.dataset.for ?? "");
    return found instanceof HTMLTextAreaElement ? found : null;
  }

  /** Asked once, when first needed: a page that nobody answers on costs nothing. @returns {Promise<Block[]>} */
  #blocks() {
    return this.#known ??= fetch(this.dataset.blocks ?? "", { headers: { Accept: "application/json" } }).then(answer => answer.ok ? answer.json() : []).catch(() => []);
  }

  async #look() {
    const text = this.#text;
    const typed = text && /(^|\s)::([a-z0-9-]*)$/i.exec(text.value.slice(0, text.selectionStart));
    if (!text || !typed) return this.#hide();
    this.#from = text.selectionStart - typed[2].length - 2;
    const wanted = typed[2].toLowerCase();
    const all = await this.#blocks();
    if (document.activeElement !== text) return;
    this.#show(all.filter(block => block.shortcut.startsWith(wanted) || block.name.toLowerCase().includes(wanted)).slice(0, 8));
  }

  /** @param {Block[]} found */
  #show(found) {
    this.#shown = found;
    this.#list.replaceChildren(...found.map((block, index) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${index}`;
      option.className = "query-suggestion";
      option.setAttribute("role", "option");
      const word = document.createElement("span");
      word.textContent = block.name;
      const shortcut = document.createElement("span");
      shortcut.className = "meta";
      shortcut.textContent = "::" + block.shortcut;
      option.append(word, shortcut);
      return option;
    }));
    this.#list.hidden = found.length === 0;
    if (found.length > 0) this.#mark(0);
  }

  #hide() {
    this.#list.hidden = true;
    this.#at = -1;
    this.#text?.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#list.hidden) return;
    const act = {
      ArrowDown: () => this.#mark(this.#at + 1), ArrowUp: () => this.#mark(this.#at - 1),
      Enter: () => this.#take(this.#at), Tab: () => this.#take(this.#at), Escape: () => this.#hide(),
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    act();
    event.preventDefault();
    event.stopPropagation();
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
    const block = this.#shown[index];
    this.#hide();
    if (text && block) this.#put(block, this.#from, text.selectionStart);
  }

  /** The button: with a script the text goes in where the caret is, and the page stays. @param {Event} event */
  async #choose(event) {
    const select = this.querySelector("select");
    const text = this.#text;
    if (!select || !text) return;
    event.preventDefault();
    const block = (await this.#blocks()).find(one => one.id === select.value);
    if (!block) return select.focus();
    select.value = "";
    text.focus();
    this.#put(block, text.selectionStart, text.selectionEnd);
  }

  /** @param {Block} block @param {number} from @param {number} to */
  #put(block, from, to) {
    const text = this.#text;
    if (!text) return;
    text.setRangeText(block.text, from, to, "end");
    text.dispatchEvent(new Event("input", { bubbles: true })); // drafts and whoever listens hear of it
    announce(block.name);
    send(this.dataset.insert ?? "", { block: block.id }); // only counted: the text is here already
  }
}

customElements.define("text-blocks", TextBlocks);
