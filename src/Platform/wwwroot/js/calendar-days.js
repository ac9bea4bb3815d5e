// Cards move to another day by hand; the dialog on each card does the same by key. A refusal brings the card back with its reason.
import Sortable from "sortablejs";
import { announce, text } from "./announce.js";
import { refreshSoon } from "./live.js";

class CalendarDays extends HTMLElement {
  /** @type {Sortable[]} */
  #sortables = [];
  #stop = new AbortController();

  connectedCallback() {
    this.#stop = new AbortController();
    addEventListener("turbo:morph", () => this.#begin(), { signal: this.#stop.signal });
    this.#begin();
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#sortables.forEach(sortable => sortable.destroy());
    this.#sortables = [];
  }

  #begin() {
    for (const list of this.querySelectorAll(".calendar-cards")) {
      if (!(list instanceof HTMLElement) || Sortable.get(list)) continue;
      this.#sortables.push(Sortable.create(list, {
        group: "days", sort: false, draggable: "[data-card]", filter: "button", preventOnFilter: false, delay: 200, delayOnTouchOnly: true, ghostClass: "board-ghost",
        onEnd: ({ item, from, to, oldIndex }) => from !== to && this.#send(item, from, to, oldIndex ?? 0),
      }));
    }
  }

  /** @param {HTMLElement} card @param {HTMLElement} from @param {HTMLElement} to @param {number} place */
  async #send(card, from, to, place) {
    const form = this.querySelector("form[data-move]");
    if (!(form instanceof HTMLFormElement)) return;
    const day = (/** @type {Element} */ list) => list.closest("[data-day]")?.getAttribute("data-day") ?? "";
    const data = new FormData(form);
    data.set("key", card.dataset.card ?? "");
    data.set("from", day(from));
    data.set("to", day(to));
    card.setAttribute("aria-busy", "true");
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/problem+json" } }).catch(() => null);
    card.removeAttribute("aria-busy");
    if (answer?.ok) {
      announce(`${card.dataset.card} → ${day(to)}`);
      refreshSoon();
      return;
    }
    from.insertBefore(card, from.children[place] ?? null);
    announce((await answer?.json().catch(() => null))?.title ?? text("failed"));
  }
}

customElements.define("calendar-days", CalendarDays);
