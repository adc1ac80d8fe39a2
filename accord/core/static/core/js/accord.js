/* Small conveniences. Every page works without them. */
"use strict";

/* A menu closes when one presses Escape or goes elsewhere. */
class DropMenu extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => {
      const menu = this.querySelector("details[open]");
      if (event.key !== "Escape" || !menu) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    this.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.contains(event.relatedTarget)) this.close();
    });
  }

  close() {
    for (const menu of this.querySelectorAll("details[open]")) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("drop-menu")) {
    if (!menu.contains(event.target)) menu.close();
  }
});

/* Says which keys lead to a place from every page, as this browser wants them pressed. */
function nameKeys() {
  for (const place of document.querySelectorAll("[accesskey]")) {
    const letter = place.accessKey.toUpperCase();
    const apple = /Mac|iPhone|iPad/.test(navigator.platform);
    const keys = place.accessKeyLabel || `${apple ? "Control+Option" : "Alt"}+${letter}`;
    place.title = keys;
    for (const hint of document.querySelectorAll(`kbd[data-leads="${CSS.escape(place.accessKey)}"]`)) hint.textContent = keys;
  }
}
nameKeys();
document.addEventListener("accord:shown", nameKeys);

/* Copies its text and says so for a moment. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const words = this.querySelector("button > span");
    const usual = words.textContent;
    words.setAttribute("aria-live", "polite");
    this.addEventListener("click", async () => {
      await navigator.clipboard.writeText(this.dataset.text);
      words.textContent = this.dataset.done;
      setTimeout(() => { words.textContent = usual; }, 2500);
    });
  }
}

class PrintPage extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => window.print());
  }
}

/* Shows a password while one types it. */
class ShowTyped extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") === "true";
      button.setAttribute("aria-pressed", String(!shown));
      this.querySelector("input").type = shown ? "password" : "text";
    });
  }
}

customElements.define("show-typed", ShowTyped);
customElements.define("drop-menu", DropMenu);
customElements.define("copy-text", CopyText);
customElements.define("print-page", PrintPage);

/* A form with data-keep asks before it is left half filled. */
const unsent = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && form.dataset.keep) unsent.add(form);
});
document.addEventListener("submit", (event) => unsent.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  for (const form of unsent) if (!form.isConnected) unsent.delete(form);
  if (unsent.size) event.preventDefault();
});

/* What a device kept of a form goes once the form is sent: the next place is neither the sign-in nor the form again,
   unless it says that all went well. It all goes when the person signs out. */
function leaveDraft(page = document) {
  const left = JSON.parse(sessionStorage.getItem("draft-left"));
  sessionStorage.removeItem("draft-left");
  const again = left?.path === location.pathname && !page.querySelector("#toasts .notice--calm");
  if (!left || again || location.pathname.startsWith("/account/")) return;
  for (const store of [sessionStorage, localStorage]) store.removeItem(left.key);
}
leaveDraft();
document.addEventListener("submit", (event) => {
  if (!new URL(event.target.action, location).pathname.endsWith("/logout/")) return;
  for (const store of [sessionStorage, localStorage]) {
    for (const key of Object.keys(store).filter((one) => one.startsWith("draft:"))) store.removeItem(key);
  }
});
