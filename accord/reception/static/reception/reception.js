/* The board at reception: quick keys, and a screen that hides itself. Everything here also works without. */
"use strict";

class CounterSearch extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type=search]");
    this.addEventListener("keydown", (event) => this.move(event));
    this.slash = (event) => this.begin(event);
    document.addEventListener("keydown", this.slash);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.slash);
  }

  get found() {
    return [...this.querySelectorAll("#found .row--link a[href]")];
  }

  begin(event) {
    if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    this.field.focus();
    this.field.select();
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
    } else if (event.key === "Escape" && event.target === this.field) {
      this.field.value = "";
      this.querySelector("#found").replaceChildren();
    }
  }
}

class HideWhenIdle extends HTMLElement {
  connectedCallback() {
    this.wait = Number(this.getAttribute("minutes")) * 60000;
    this.stir = (event) => this.wake(event);
    for (const kind of ["keydown", "pointerdown", "pointermove"]) document.addEventListener(kind, this.stir, true);
    this.begin();
  }

  disconnectedCallback() {
    for (const kind of ["keydown", "pointerdown", "pointermove"]) document.removeEventListener(kind, this.stir, true);
    clearTimeout(this.timer);
  }

  begin() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), this.wait);
  }

  wake(event) {
    if (!this.hidden_now) {
      this.begin();
    } else if (event.type === "keydown" && !["Shift", "Control", "Alt", "Meta"].includes(event.key)) {
      event.preventDefault();
      location.replace(this.getAttribute("href"));
    }
  }

  hide() {
    this.hidden_now = true;
    this.querySelector("[data-shown]").remove();
    for (const other of [...this.parentElement.children]) if (other !== this) other.remove();
    this.querySelector(".board__cover").hidden = false;
    this.querySelector("[data-show]").focus();
    document.title = document.title.replace(/^.*·/, "·");
  }
}

customElements.define("counter-search", CounterSearch);
customElements.define("hide-when-idle", HideWhenIdle);
