// Says that this window is at an item (viewing, away, editing) and shows who else is. It ends by itself: a window that falls silent is forgotten.
import { send } from "./server.js";

const BEAT = 15_000;
const TYPING = 20_000;

class PresenceMarks extends HTMLElement {
  #window = Array.from(crypto.getRandomValues(new Uint8Array(8)), byte => byte.toString(16).padStart(2, "0")).join("");
  #stop = new AbortController();
  #beat = 0;
  #typedAt = 0;
  #said = "";
  #soon = 0;
  #gone = false;

  connectedCallback() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    addEventListener("visibilitychange", () => this.#say(), { signal });
    addEventListener("input", event => this.#typed(event.target), { signal });
    addEventListener("pagehide", () => this.#leave(), { signal });
    addEventListener("pageshow", () => { this.#gone = false; this.#say(); }, { signal });
    addEventListener("steward:topics", event => this.#hear(/** @type {CustomEvent} */ (event).detail), { signal });
    this.#beat = window.setInterval(() => this.#say(), BEAT);
    this.#gone = false;
    this.#say();
  }

  disconnectedCallback() {
    this.#stop.abort();
    clearInterval(this.#beat);
    clearTimeout(this.#soon);
    this.#leave();
  }

  get #state() {
    if (document.hidden) return "away";
    return Date.now() - this.#typedAt < TYPING ? "editing" : "viewing";
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    if (!(target instanceof Element) || !target.closest("main, .peek") || !target.matches("textarea, input:not([type=checkbox], [type=radio], [type=search])")) return;
    this.#typedAt = Date.now();
    if (this.#said !== "editing") this.#say();
  }

  /** @param {Set<string>} topics */
  #hear(topics) {
    if (!topics.has("presence:" + this.dataset.key)) return;
    clearTimeout(this.#soon);
    // one's own word comes back as news, too; a moment later all of them are one question
    this.#soon = window.setTimeout(() => this.#say(), 150);
  }

  async #say() {
    // a page that is left becomes hidden only afterwards; it must not come back as "away"
    if (this.#gone) return;
    this.#said = this.#state;
    const answer = await send("/presence", { key: this.dataset.key ?? "", window: this.#window, state: this.#said }).catch(() => null);
    if (answer?.ok && this.isConnected) this.#show(await answer.json());
  }

  #leave() {
    if (this.#gone) return;
    this.#gone = true;
    send("/presence", { key: this.dataset.key ?? "", window: this.#window, state: "left" }).catch(() => undefined);
  }

  /** @param {{ state: string, words: string }[]} people */
  #show(people) {
    const marks = people.map(person => {
      const template = this.querySelector(`template[data-state="${person.state}"]`);
      const mark = template instanceof HTMLTemplateElement ? /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true)) : null;
      const words = mark?.querySelector("[data-words]");
      if (words) words.textContent = person.words;
      return mark;
    }).filter(mark => mark !== null);
    const before = [...this.querySelectorAll(":scope > .presence")];
    if (before.map(mark => mark.textContent).join() === marks.map(mark => mark.textContent).join()) return;
    before.forEach(mark => mark.remove());
    this.append(...marks);
  }
}

customElements.define("presence-marks", PresenceMarks);
