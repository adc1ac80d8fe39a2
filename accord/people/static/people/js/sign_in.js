/* Conveniences of the sign-in pages: looking at one's password, and kind words when a device refuses a passkey. */
"use strict";

class ShowPassword extends HTMLElement {
  connectedCallback() {
    const input = document.getElementById(this.dataset.for);
    const button = this.querySelector("button");
    if (!input || !button) return;
    const words = button.querySelector("span");
    const show = words.textContent;
    button.hidden = false;
    button.addEventListener("click", () => {
      const visible = input.type === "password";
      input.type = visible ? "text" : "password";
      words.textContent = visible ? this.dataset.hide : show;
      button.setAttribute("aria-pressed", String(visible));
      input.focus();
    });
    if (input.form) input.form.addEventListener("submit", () => { input.type = "password"; });
  }
}

customElements.define("show-password", ShowPassword);

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const problem = document.getElementById("passkey-problem");
  if (!problem) return;
  problem.hidden = false;
  problem.setAttribute("role", "alert");
});
