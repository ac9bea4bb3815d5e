// A form whose fields depend on each other asks the server which ones apply, as soon as one was changed: <form data-shape="/items/form">. The parts marked
// data-shaped are brought up to the answer; what was typed stays, and so does the focus.
import * as Turbo from "@hotwired/turbo";

let asking = new AbortController();

/** @param {HTMLFormElement} form */
async function shape(form) {
  asking.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(form.dataset.shape ?? "", { method: "POST", body: new URLSearchParams(/** @type {any} */ (new FormData(form))), signal: asking.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of form.querySelectorAll("[data-shaped]")) {
      const other = page.getElementById(part.id);
      if (other) Turbo.morphChildren(part, other);
    }
  } catch {
    // offline or overtaken by a newer change: the server asks again when the form is sent
  }
}

addEventListener("change", event => {
  const form = /** @type {Element} */ (event.target).closest?.("form[data-shape]");
  if (form instanceof HTMLFormElement) shape(form);
});
