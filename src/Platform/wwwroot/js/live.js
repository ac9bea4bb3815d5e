// One event stream per browser: the tab that holds the lock listens and tells the others. A message names topics; a page that shows one of them
// (data-live="item:IT-12 space:IT") refreshes by morph. A message is a topic, several apart by blanks, or JSON {"topics": […], "request": "id of the
// request that caused it"}; the topic * means that news may have been missed.
import * as Turbo from "@hotwired/turbo";
import { announce, text } from "./announce.js";

const SETTLE = 250;
const LOST_AFTER = 2000;
const RETRY = 5000;

let refreshing = 0;
let lostAt = 0;
let missed = false;

/** @param {string} url address of the stream */
export function listen(url) {
  const channel = new BroadcastChannel("steward-live " + url);
  const tell = message => { channel.postMessage(message); receive(message); };
  channel.onmessage = event => receive(event.data);
  // locks exist on https and localhost only; elsewhere every visible tab listens for itself
  if (navigator.locks) navigator.locks.request("steward-live " + url, () => new Promise(() => open(url, tell)));
  else whileVisible(() => open(url, receive));
  addEventListener("offline", () => receive({ state: "lost" }));
  addEventListener("visibilitychange", () => { if (!document.hidden && missed) refreshSoon(); });
}

/** @param {string} url @param {(message: object) => void} tell */
function open(url, tell) {
  const source = new EventSource(url);
  const pass = event => tell(read(event.data));
  source.onmessage = pass;
  source.addEventListener("change", pass);
  source.onopen = () => tell({ state: "open" });
  source.onerror = () => {
    tell({ state: "lost" });
    // a refused stream does not come back by itself
    if (source.readyState === EventSource.CLOSED) setTimeout(() => { if (!closed) open(url, tell); }, RETRY);
  };
  let closed = false;
  return () => { closed = true; source.close(); };
}

/** @param {() => () => void} start */
function whileVisible(start) {
  let stop = document.hidden ? null : start();
  addEventListener("visibilitychange", () => {
    if (document.hidden) { stop?.(); stop = null; }
    else { stop ??= start(); refreshSoon(); }
  });
}

/** @param {string} data */
function read(data) {
  try {
    const message = JSON.parse(data);
    return typeof message === "string" ? { topics: message.split(" ") } : message;
  } catch {
    return { topics: data.split(" ") };
  }
}

/** @param {any} message */
function receive(message) {
  if (message.state === "lost") return lost();
  if (message.state === "open") return found();
  const topics = new Set(message.topics ?? []);
  // parts that keep themselves right (who is here, the number beside the inbox) need no new page
  dispatchEvent(new CustomEvent("steward:topics", { detail: topics }));
  const shown = [...document.querySelectorAll("[data-live]")].filter(element => topics.has("*") || (element.getAttribute("data-live") ?? "").split(/\s+/).some(topic => topics.has(topic)));
  if (shown.length === 0 || isOwn(message.request)) return;
  // a list that must not jump offers the news instead of taking it
  const calm = shown.filter(element => element.hasAttribute("data-live-news-for"));
  calm.forEach(element => offer(element.getAttribute("data-live-news-for") ?? ""));
  if (calm.length < shown.length) refreshSoon();
}

/** The answer to one's own form already showed it. @param {string | undefined} request */
const isOwn = request => Boolean(request && Turbo.session.recentRequests?.has(request));

/** @param {string} id */
function offer(id) {
  const news = document.getElementById(id);
  if (!news) return;
  const count = Number(news.dataset.count ?? 0) + 1;
  news.dataset.count = String(count);
  const words = news.querySelector("[data-live-words]");
  if (words) words.textContent = (words.getAttribute("data-live-words") ?? "").replace("{0}", String(count));
  news.hidden = false;
}

addEventListener("click", event => {
  const news = /** @type {Element} */ (event.target).closest?.("[data-live-news] [data-live-show]")?.closest("[data-live-news]");
  if (!(news instanceof HTMLElement)) return;
  news.hidden = true;
  news.dataset.count = "0";
  refreshSoon();
});

/** Several messages within a moment are one refresh; nothing refreshes while a hand drags or nobody looks. */
export function refreshSoon() {
  clearTimeout(refreshing);
  refreshing = window.setTimeout(() => {
    missed = document.hidden;
    if (missed) return;
    if (document.querySelector("[data-dragging]")) return refreshSoon();
    Turbo.session.refresh(document.baseURI);
  }, SETTLE);
}

function lost() {
  lostAt ||= window.setTimeout(() => { for (const bar of bars()) bar.hidden = false; }, LOST_AFTER);
}

function found() {
  if (!lostAt) return;
  clearTimeout(lostAt);
  lostAt = 0;
  const shown = bars().filter(bar => !bar.hidden);
  shown.forEach(bar => { bar.hidden = true; });
  if (shown.length > 0) announce(text("back"));
  refreshSoon();
}

const bars = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-live-bar]")]);
