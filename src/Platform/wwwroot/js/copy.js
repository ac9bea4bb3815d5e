// <a data-copy="ADDRESS or KEY">: puts it on the clipboard and says so. Without clipboard access the link simply opens.
import { announce } from "./announce.js";

addEventListener("click", async event => {
  const link = /** @type {Element} */ (event.target).closest?.("[data-copy]");
  if (!(link instanceof HTMLElement) || event.defaultPrevented || event.ctrlKey || event.metaKey || !navigator.clipboard) return;
  event.preventDefault();
  const value = link.dataset.copy ?? "";
  await navigator.clipboard.writeText(value.startsWith("/") ? new URL(value, location.href).href : value);
  const title = link.title;
  link.title = link.dataset.copied ?? "";
  link.classList.add("is-done");
  announce(link.title);
  setTimeout(() => { link.title = title; link.classList.remove("is-done"); }, 2000);
});
