// Cards move by hand (drag) and by key: arrows walk, Shift+arrows move. The move is a form post; a refusal brings the card back with its reason.
import Sortable from "sortablejs";
import { announce, text } from "./announce.js";
import { isTyping, pressed, singleKeysOff } from "./keys.js";
import { refreshSoon } from "./live.js";

/** @typedef {{ card: HTMLElement, list: HTMLElement, next: Element | null }} Place */

class BoardColumns extends HTMLElement {
  /** @type {Sortable[]} */
  #sortables = [];
  #stop = new AbortController();

  connectedCallback() {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.addEventListener("keydown", event => this.#key(event), { signal });
    addEventListener("turbo:morph", () => this.#makeSortable(), { signal });
    this.#makeSortable();
  }

  disconnectedCallback() {
    this.#stop.abort();
    this.#sortables.forEach(sortable => sortable.destroy());
    this.#sortables = [];
  }

  #makeSortable() {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    for (const list of this.#lists()) {
      if (Sortable.get(list)) continue;
      /** @type {Place | null} */
      let from = null;
      this.#sortables.push(Sortable.create(list, {
        group: "board",
        draggable: "[data-card]",
        animation: calm ? 0 : 150,
        ghostClass: "board-ghost",
        dragClass: "board-drag",
        delay: 200,
        delayOnTouchOnly: true,
        filter: "button, select, input, .menu",
        preventOnFilter: false,
        onStart: ({ item }) => { from = place(item); this.setAttribute("data-dragging", ""); },
        onEnd: ({ item }) => {
          this.removeAttribute("data-dragging");
          if (from && (from.list !== item.parentElement || from.next !== item.nextElementSibling)) this.#send(item, from);
        },
      }));
    }
  }

  /** @returns {HTMLElement[]} */
  #lists() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-cards]")]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const card = /** @type {Element} */ (event.target).closest("[data-card]");
    if (!(card instanceof HTMLElement) || event.defaultPrevented || isTyping(event.target) || singleKeysOff() && !event.key.startsWith("Arrow")) return;
    const lists = this.#lists();
    const column = lists.findIndex(list => list.contains(card));
    const row = cards(lists[column]).indexOf(card);
    const walk = (toColumn, toRow) => { cards(lists[toColumn] ?? card)[Math.max(0, toRow)]?.querySelector("a")?.focus(); };
    const act = {
      ArrowDown: () => walk(column, row + 1),
      ArrowUp: () => walk(column, row - 1),
      ArrowRight: () => this.#beside(lists, column, 1, row),
      ArrowLeft: () => this.#beside(lists, column, -1, row),
      s: () => { /** @type {HTMLElement | null} */ (card.querySelector("[data-opens]"))?.click(); },
      "Shift+ArrowDown": () => this.#move(card, lists[column], row + 1),
      "Shift+ArrowUp": () => this.#move(card, lists[column], row - 1),
      "Shift+ArrowRight": () => this.#move(card, lists[column + 1], row),
      "Shift+ArrowLeft": () => this.#move(card, lists[column - 1], row),
    }[pressed(event)];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Nearest column with cards in that direction. @param {HTMLElement[]} lists @param {number} column @param {number} step @param {number} row */
  #beside(lists, column, step, row) {
    for (let i = column + step; i >= 0 && i < lists.length; i += step) {
      const there = cards(lists[i]);
      if (there.length > 0) return there[Math.min(row, there.length - 1)].querySelector("a")?.focus();
    }
  }

  /** @param {HTMLElement} card @param {HTMLElement | undefined} list @param {number} row */
  #move(card, list, row) {
    if (!list || row < 0) return;
    const from = place(card);
    const others = cards(list).filter(other => other !== card);
    if (from.list === list && row > others.length) return;
    list.insertBefore(card, others[row] ?? null);
    card.querySelector("a")?.focus();
    this.#send(card, from);
  }

  /** @param {HTMLElement} card @param {Place} from */
  async #send(card, from) {
    const form = this.querySelector("form[data-move]");
    const list = card.closest("[data-cards]");
    if (!(form instanceof HTMLFormElement) || !(list instanceof HTMLElement)) return;
    card.querySelector(".board-refusal")?.remove();
    card.setAttribute("aria-busy", "true");
    const data = new FormData(form);
    data.set("key", card.dataset.card ?? "");
    data.set("to", list.dataset.cards ?? "");
    data.set("before", /** @type {HTMLElement | null} */ (card.nextElementSibling)?.dataset.card ?? "");
    const refusal = await post(form.action, data).catch(() => ({ reason: text("failed") }));
    card.removeAttribute("aria-busy");
    if (refusal === null) {
      announce(text("moved", card.dataset.card ?? "", list.dataset.name ?? "", cards(list).indexOf(card) + 1, cards(list).length));
      refreshSoon();
    } else {
      from.list.insertBefore(card, from.next?.parentElement === from.list ? from.next : null);
      refuse(card, refusal.reason);
      if (refusal.mend && mend(refusal.mend)) return;
    }
    card.querySelector("a")?.focus();
  }
}

/** @param {HTMLElement} list @returns {HTMLElement[]} */
const cards = list => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-card]")]);

/** @param {HTMLElement} card @returns {Place} */
const place = card => ({ card, list: /** @type {HTMLElement} */ (card.parentElement), next: card.nextElementSibling });

/** Nothing when the move was taken; else the reason, and the form that asks for what is missing. @param {string} action @param {FormData} data */
async function post(action, data) {
  const answer = await fetch(action, { method: "POST", body: data, redirect: "manual", credentials: "same-origin", headers: { Accept: "application/problem+json, application/json" } });
  if (answer.ok || answer.type === "opaqueredirect") return null;
  const problem = await answer.json().catch(() => null);
  return { reason: problem?.detail || problem?.title || text("failed"), mend: problem?.mend };
}

/** Opens the board's dialog on the form that asks for the missing fields. @param {string} href */
function mend(href) {
  const dialog = document.getElementById("move");
  const frame = dialog?.querySelector("turbo-frame[data-follows]");
  if (!(dialog instanceof HTMLDialogElement) || !frame) return false;
  frame.setAttribute("src", href + "&returnTo=" + encodeURIComponent(location.pathname + location.search));
  if (!dialog.open) dialog.showModal();
  return true;
}

/** @param {HTMLElement} card @param {string} reason */
function refuse(card, reason) {
  const words = document.createElement("p");
  words.className = "board-refusal";
  words.setAttribute("data-kept", "");
  words.textContent = reason;
  card.append(words);
  announce(reason);
}

customElements.define("board-columns", BoardColumns);
