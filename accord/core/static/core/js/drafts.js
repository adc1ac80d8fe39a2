/* Keeps what is typed in a form until it is sent: in this tab, and on the device where the person asks for it. */
"use strict";

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    const { owner, name, days, fresh } = this.dataset;
    this.form = this.closest("form");
    this.key = `draft:${owner}:${name}`;
    this.until = days * 86400000;
    this.sweep(owner);
    this.form.addEventListener("submit", () => {
      sessionStorage.setItem("draft-left", JSON.stringify({ key: this.key, path: location.pathname }));
    });
    if (!this.form.querySelector("textarea:not([hidden])")) return; /* A last look before it goes: nothing is typed here. */
    const kept = this.read(sessionStorage) || this.read(localStorage);
    if (this.dataset.offer) this.offer(this.read(localStorage) !== null);
    if (fresh && kept && this.fill(kept.fields)) this.say();
    this.form.addEventListener("input", () => this.save());
  }

  /* What is too old goes, and what somebody else typed in this tab. */
  sweep(owner) {
    for (const store of [sessionStorage, localStorage]) {
      for (const key of Object.keys(store).filter((one) => one.startsWith("draft:"))) {
        const foreign = store === sessionStorage && !key.startsWith(`draft:${owner}:`);
        if (foreign || !this.read(store, key)) store.removeItem(key);
      }
    }
  }

  read(store, key = this.key) {
    try {
      const kept = JSON.parse(store.getItem(key));
      return kept && Date.now() - kept.at < this.until ? kept : null;
    } catch {
      return null;
    }
  }

  typed() {
    const left = ["hidden", "file", "password", "submit", "button"];
    const fields = [...this.form.elements].filter((one) => one.name && !left.includes(one.type));
    return fields.filter((one) => !/^(checkbox|radio)$/.test(one.type) || one.checked).map((one) => [one.name, one.value]);
  }

  save() {
    const kept = JSON.stringify({ at: Date.now(), fields: this.typed() });
    try {
      sessionStorage.setItem(this.key, kept);
      if (this.box?.checked) localStorage.setItem(this.key, kept);
    } catch { /* A device without room keeps nothing. */ }
  }

  fill(fields) {
    if (JSON.stringify(fields) === JSON.stringify(this.typed())) return false;
    for (const one of this.form.elements) {
      const values = fields.filter(([name]) => name === one.name).map(([, value]) => value);
      if (!one.name || !["checkbox", "radio", "text", "textarea", "select-one", "date", "time", "datetime-local", "email", "tel", "url", "number"].includes(one.type)) continue;
      if (/^(checkbox|radio)$/.test(one.type)) one.checked = values.includes(one.value);
      else if (values.length) one.value = values[0];
      if (values.some(Boolean)) one.closest("details")?.setAttribute("open", "");
    }
    return true;
  }

  say() {
    const notice = document.createElement("p");
    const away = document.createElement("button");
    notice.setAttribute("role", "status");
    notice.textContent = `${this.dataset.back} `;
    away.type = "button";
    away.className = "button button--quiet";
    away.textContent = this.dataset.away;
    away.addEventListener("click", () => {
      this.forget();
      this.form.reset();
      notice.remove();
    });
    notice.append(away);
    this.prepend(notice);
  }

  offer(chosen) {
    const label = document.createElement("label");
    this.box = document.createElement("input");
    this.box.type = "checkbox";
    this.box.checked = chosen;
    this.box.addEventListener("change", () => {
      if (this.box.checked) this.save();
      else localStorage.removeItem(this.key);
    });
    const words = document.createElement("span");
    words.textContent = this.dataset.offer;
    label.className = "choice soft";
    label.append(this.box, words);
    this.append(label);
  }

  forget() {
    sessionStorage.removeItem(this.key);
    localStorage.removeItem(this.key);
    if (this.box) this.box.checked = false;
  }
}

customElements.define("draft-keeper", DraftKeeper);
