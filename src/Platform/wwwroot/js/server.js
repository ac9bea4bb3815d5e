// Small talk with the server beside pages: where it is, and what proves that a page of it speaks.

/** Path of the workspace in front of every address: "" or "/w/acme". */
export const root = () => (document.querySelector('meta[name="live"]')?.getAttribute("content") ?? "").replace(/\/live$/, "");

/** True when somebody is signed in: only then there is a stream of news. */
export const signedIn = () => document.querySelector('meta[name="live"]') !== null;

/** @param {string} path @param {Record<string, string>} fields */
export function send(path, fields) {
  const token = document.querySelector('input[name="__RequestVerificationToken"]');
  const body = new URLSearchParams({ ...fields, __RequestVerificationToken: token instanceof HTMLInputElement ? token.value : "" });
  // a request that outlives its page may carry at most 64 kB
  return fetch(root() + path, { method: "POST", body, keepalive: body.toString().length < 60_000, headers: { Accept: "application/json" } });
}

/** @param {string} path */
export async function ask(path) {
  const answer = await fetch(root() + path, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : null;
}
