/* Keys that make the pages of the desk quick. Everything here also works without. */
"use strict";

class PickFamily extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=search]");
    this.addEventListener("keydown", (event) => this.move(event));
  }

  get found() {
    return [...this.querySelectorAll("#found a[href]")];
  }

  move(event) {
    const links = this.found;
    const place = links.indexOf(document.activeElement);
    if (event.key === "Enter" && event.target === this.field && links.length) {
      event.preventDefault();
      links[0].click();
    } else if (event.key === "ArrowDown" && links.length) {
      event.preventDefault();
      links[Math.min(place + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && place >= 0) {
      event.preventDefault();
      (place ? links[place - 1] : this.field).focus();
    }
  }
}

class SendQuickly extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) event.target.form.requestSubmit();
    });
  }
}

class ReadyAnswers extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-take]");
      const box = document.getElementById(this.dataset.into);
      if (!button || !box) return;
      const words = document.getElementById(button.dataset.take).textContent;
      const gap = box.value.trim() ? "\n\n" : "";
      box.setRangeText(gap + words, box.value.length, box.value.length, "end");
      box.dispatchEvent(new Event("input", { bubbles: true }));
      box.focus();
      this.close();
    });
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.close();
    });
  }

  close() {
    this.querySelector(".ready__list").replaceChildren();
  }
}

customElements.define("pick-family", PickFamily);
customElements.define("send-quickly", SendQuickly);
customElements.define("ready-answers", ReadyAnswers);
