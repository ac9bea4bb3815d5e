// Ctrl K: asks the server for what fits to a few letters; arrows choose, Enter goes. Blank, it offers where one was lately.
import * as Turbo from "@hotwired/turbo";

const KEPT = 5;
const WAIT = 80;

/** @typedef {{ label: string, href: string, hint?: string | null, icon?: string }} Entry */
/** @typedef {{ name: string, entries: Entry[] }} Group */

class CommandPalette extends HTMLElement {
  #at = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #soon;
  #asking = new AbortController();
  #stop = new AbortController();

  connectedCallback() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#input.addEventListener("input", () => { clearTimeout(this.#soon); this.#soon = setTimeout(() => this.#ask(), WAIT); }, { signal });
    this.#input.addEventListener("keydown", event => this.#key(event), { signal });
    this.#list.addEventListener("click", event => { if (/** @type {Element} */ (event.target).closest("a")) this.#dialog?.close(); }, { signal });
    new MutationObserver(() => this.#dialog?.open && this.#open()).observe(/** @type {Node} */ (this.#dialog), { attributeFilter: ["open"] });
    if (this.#dialog?.open) this.#open();
  }

  disconnectedCallback() {
    this.#stop.abort();
  }

  get #dialog() { return this.closest("dialog"); }
  get #input() { return /** @type {HTMLInputElement} */ (this.querySelector("input")); }
  get #list() { return /** @type {HTMLElement} */ (this.querySelector("[role=listbox]")); }
  get #options() { return /** @type {HTMLAnchorElement[]} */ ([...this.#list.querySelectorAll("[role=option]")]); }

  #open() {
    this.#input.select();
    this.#ask();
  }

  async #ask() {
    this.#asking.abort();
    this.#asking = new AbortController();
    const text = this.#input.value;
    try {
      const answer = await fetch(`${this.dataset.source}?text=${encodeURIComponent(text)}&at=${encodeURIComponent(location.pathname)}`, { signal: this.#asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok) this.#show(await answer.json(), text.trim());
    } catch { /* overtaken by the next letter, or offline: what stands stays */ }
  }

  /** @param {Group[]} groups @param {string} text */
  #show(groups, text) {
    const all = text === "" ? [{ name: this.dataset.recent ?? "", entries: recent() }, ...groups] : [...groups, this.#onward(text)];
    this.#list.replaceChildren(...all.filter(group => group.entries.length > 0).flatMap((group, g) => this.#drawn(group, g)));
    this.#mark(0);
  }

  /** Where to go on when nothing fits. @param {string} text @returns {Group} */
  #onward(text) {
    const words = text.replace(/^[>#@/]/, "").trim();
    const entries = [];
    if (this.dataset.search && words) entries.push({ label: fill(this.dataset.everywhere, words), href: `${this.dataset.search}?text=${encodeURIComponent(words)}` });
    if (this.dataset.createHref && words) entries.push({ label: fill(this.dataset.create, words), href: `${this.dataset.createHref}${this.dataset.createHref.includes("?") ? "&" : "?"}title=${encodeURIComponent(words)}` });
    return { name: "", entries };
  }

  /** @param {Group} group @param {number} g */
  #drawn(group, g) {
    const parts = [];
    if (group.name) {
      const head = document.createElement("li");
      head.className = "palette-group";
      head.setAttribute("role", "presentation");
      head.textContent = group.name;
      parts.push(head);
    }
    for (const [i, entry] of group.entries.entries()) {
      const row = document.createElement("li");
      row.setAttribute("role", "presentation");
      const link = document.createElement("a");
      link.className = "palette-entry";
      link.id = `palette-${g}-${i}`;
      link.setAttribute("role", "option");
      link.tabIndex = -1;
      link.href = entry.href;
      if (entry.icon) link.append(icon(entry.icon));
      const label = document.createElement("span");
      label.className = "truncate";
      label.textContent = entry.label;
      link.append(label);
      if (entry.hint) {
        const hint = document.createElement("span");
        hint.className = "meta push";
        hint.textContent = entry.hint;
        link.append(hint);
      }
      row.append(link);
      parts.push(row);
    }
    return parts;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const act = {
      ArrowDown: () => this.#mark(this.#at + 1),
      ArrowUp: () => this.#mark(this.#at - 1),
      Enter: () => this.#go(event.ctrlKey || event.metaKey),
    }[event.key];
    if (!act || event.isComposing) return;
    event.preventDefault();
    act();
  }

  /** @param {number} index */
  #mark(index) {
    const options = this.#options;
    if (options.length === 0) return this.#input.removeAttribute("aria-activedescendant");
    this.#at = (index + options.length) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === this.#at)));
    options[this.#at].scrollIntoView({ block: "nearest" });
    this.#input.setAttribute("aria-activedescendant", options[this.#at].id);
  }

  /** @param {boolean} beside */
  #go(beside) {
    const chosen = this.#options[this.#at];
    if (!chosen) return;
    this.#dialog?.close();
    if (beside) window.open(chosen.href, "_blank", "noopener");
    else Turbo.visit(chosen.href);
  }
}

/** @param {string | undefined} pattern @param {string} words */
const fill = (pattern, words) => (pattern ?? "{0}").replace("{0}", words);

/** @param {string} path */
function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" })) svg.setAttribute(name, value);
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** Items opened lately in this tab's session: nothing of it outlives the sign-out. @returns {Entry[]} */
function recent() {
  try {
    return JSON.parse(sessionStorage.getItem("recent") ?? "[]");
  } catch {
    return [];
  }
}

function remember() {
  if (!/\/i\/[A-Z0-9]+-\d+$/.test(location.pathname)) return;
  const here = { label: document.title, href: location.pathname };
  sessionStorage.setItem("recent", JSON.stringify([here, ...recent().filter(entry => entry.href !== here.href)].slice(0, KEPT)));
}

addEventListener("turbo:load", remember);
remember();
customElements.define("command-palette", CommandPalette);
