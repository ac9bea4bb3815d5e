// Puts the initials of colleagues on the rows of items they are at. The list itself knows nothing of it.
import { ask, signedIn } from "./server.js";

const AGAIN = 30_000;
let soon = 0;

async function look() {
  const rows = [...document.querySelectorAll('tr[data-row][id^="row-"]')];
  if (rows.length === 0 || document.hidden) return;
  const present = signedIn() ? await ask("/presence").catch(() => null) : null;
  if (present === null) return;
  for (const row of rows) {
    const people = present[row.id.slice(4)] ?? [];
    const words = people.map(person => person.words).join(", ");
    const before = row.querySelector(".presence-row");
    if (before?.getAttribute("title") === words) continue;
    before?.remove();
    if (people.length > 0) row.querySelector("[data-row-link]")?.after(mark(people, words));
  }
}

/** @param {{ name: string, state: string }[]} people @param {string} words */
function mark(people, words) {
  const place = document.createElement("span");
  place.className = "presence-row avatars";
  place.title = words;
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", words);
  place.setAttribute("data-kept", "");
  for (const person of people.slice(0, 3)) {
    const avatar = document.createElement("span");
    avatar.className = `avatar avatar-20 ${person.state === "editing" ? "avatar-7" : "avatar-8"}`;
    avatar.textContent = person.name.split(/\s+/).filter(Boolean).map(word => word[0]).filter((_, at, all) => at === 0 || at === all.length - 1).join("").toUpperCase();
    place.append(avatar);
  }
  return place;
}

function lookSoon() {
  clearTimeout(soon);
  soon = window.setTimeout(look, 300);
}

addEventListener("steward:topics", event => {
  if ([.../** @type {CustomEvent} */ (event).detail].some(topic => topic.startsWith("presence:"))) lookSoon();
});
addEventListener("turbo:load", lookSoon);
addEventListener("turbo:morph", lookSoon);
setInterval(look, AGAIN);
lookSoon();
