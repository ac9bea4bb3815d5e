// Keeps the number beside the inbox right without touching the page, and says that a page which was fetched ahead is being read now.
import { ask, root, send } from "./server.js";

async function count() {
  const answer = await ask("/inbox/count").catch(() => null);
  if (answer === null) return;
  for (const link of document.querySelectorAll(`nav a[href="${root()}/inbox"]`)) {
    const portal = link.closest(".portal-nav") !== null;
    let number = link.querySelector(".nav-count, .count");
    if (answer.count === 0) number?.remove();
    else {
      if (!number) {
        number = document.createElement("span");
        number.className = portal ? "count" : "nav-count";
        link.append(number);
      }
      number.textContent = answer.count.toLocaleString(document.documentElement.lang);
    }
  }
}

addEventListener("steward:topics", event => {
  const topics = /** @type {CustomEvent} */ (event).detail;
  if (topics.has("inbox") || topics.has("inbox-sorted") || topics.has("*")) count();
});

function opened() {
  const form = document.querySelector("form[data-opened]");
  if (!(form instanceof HTMLFormElement) || document.hidden) return;
  form.removeAttribute("data-opened");
  const key = form.elements.namedItem("key");
  send("/inbox/opened", { key: key instanceof HTMLInputElement ? key.value : "" }).catch(() => undefined);
}

addEventListener("turbo:load", opened);
addEventListener("turbo:frame-load", opened);
opened();
