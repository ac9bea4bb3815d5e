/**
 * <passkey-door>: asks the browser for a passkey and sends its answer with the form around it.
 * It stays hidden where the browser has no passkeys; the password form beside it works without script.
 *
 * data-kind       "get" to sign in, "create" to add a passkey
 * data-challenge  address that answers the options as JSON (POST, with the form's antiforgery token)
 * data-failed     what to say when the browser or the server refuses
 * data-cancelled  what to say when the person closed the dialog
 */
class PasskeyDoor extends HTMLElement {
  connectedCallback() {
    if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
    this.hidden = false;
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.open());
  }

  async open() {
    const form = this.closest("form");
    if (!form.reportValidity()) return;
    this.say("");
    this.button.disabled = true;
    try {
      const credential = await this.ask(await this.challenge(form));
      this.querySelector("[name=credential]").value = JSON.stringify(credential);
      form.requestSubmit();
    } catch (error) {
      // closing the browser's dialog is no failure
      this.say(error.name === "NotAllowedError" || error.name === "AbortError" ? this.dataset.cancelled : this.dataset.failed);
    } finally {
      this.button.disabled = false;
    }
  }

  /** @param {HTMLFormElement} form */
  async challenge(form) {
    const token = new FormData();
    token.set("__RequestVerificationToken", form.elements.namedItem("__RequestVerificationToken").value);
    const answer = await fetch(this.dataset.challenge, { method: "POST", body: new URLSearchParams(token), headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`challenge: ${answer.status}`);
    return answer.json();
  }

  async ask(options) {
    return this.dataset.kind === "create"
      ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  }

  say(text) {
    const place = this.querySelector("[role=alert]");
    place.textContent = text;
    place.hidden = text === "";
  }
}

customElements.define("passkey-door", PasskeyDoor);
