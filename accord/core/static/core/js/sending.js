/* Sends a form in which somebody wrote (data-keep) and stays on the page until an answer is there. Where the line
   breaks, the words stay as well, and the same button tries again; the one-time key of the form makes that harmless. */
"use strict";

const SLOW = 8000; /* ms until a line is called slow */
const STANDSTILL = 60000; /* ms without movement until it counts as broken */
const WORTH_SHOWING = 300000; /* bytes of which one sees how far they are */

class Sending {
  constructor(form, submitter) {
    this.form = form;
    this.submitter = submitter;
    this.button = submitter || form.querySelector(".button--main, button");
    this.label = this.button.querySelector("span") || this.button;
    this.usual = this.label.textContent;
    this.words = document.getElementById("sending");
    this.beside = document.createElement("div");
    this.beside.className = "sending";
    (this.button.closest(".actions, .desk-send") || this.button).before(this.beside);
  }

  get address() {
    return new URL(this.submitter?.getAttribute("formaction") || this.form.getAttribute("action") || "", location).href;
  }

  body() {
    const data = new FormData(this.form);
    if (this.submitter?.name) data.append(this.submitter.name, this.submitter.value);
    return this.form.enctype === "multipart/form-data" ? data : new URLSearchParams([...data]);
  }

  begin() {
    this.left = sessionStorage.getItem("draft-left");
    sessionStorage.removeItem("draft-left"); /* Only what has arrived may go from the device. */
    unsent.add(this.form);
    this.label.setAttribute("aria-live", "polite");
    this.button.setAttribute("aria-disabled", "true");
    this.label.textContent = this.words.dataset.busy;
    this.beside.replaceChildren();
    const line = new XMLHttpRequest();
    line.open("POST", this.address);
    line.setRequestHeader("Accord-Stays", "yes");
    line.setRequestHeader("Accept", "text/html");
    line.upload.addEventListener("progress", (event) => this.moved(event));
    line.addEventListener("progress", () => this.alive());
    line.addEventListener("load", () => this.answered());
    line.addEventListener("error", () => this.failed("lost"));
    line.addEventListener("abort", () => this.failed("lost"));
    this.line = line;
    this.slow = setTimeout(() => this.beside.append(this.copy("slow")), SLOW);
    this.alive();
    line.send(this.body());
  }

  alive() {
    clearTimeout(this.broken);
    this.broken = setTimeout(() => this.line.abort(), STANDSTILL);
  }

  moved({ loaded, total }) {
    this.alive();
    if (total < WORTH_SHOWING) return;
    if (!this.way) {
      this.way = this.copy("way");
      this.beside.prepend(this.way);
    }
    const share = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(loaded / total);
    this.way.querySelector("progress").value = loaded / total;
    this.way.querySelector("p").textContent = share;
  }

  answered() {
    const { status } = this.line;
    const named = this.line.getResponseHeader("Accord-Place");
    const place = named && new URL(named, location);
    const page = new DOMParser().parseFromString(this.line.responseText, "text/html");
    if (status >= 500 || (status !== 204 && !page.getElementById("main"))) {
      this.failed("trouble");
      return;
    }
    this.end();
    unsent.delete(this.form);
    if (this.left) sessionStorage.setItem("draft-left", this.left);
    if (status === 204) goTo(place);
    else if (place) showPage(page, place, !isHere(place));
    else if (status < 400) showPage(page, this.address, true);
    else showPage(page, new URL(this.address).hash || location.href, false);
  }

  failed(kind) {
    this.end();
    this.button.removeAttribute("aria-disabled");
    this.label.textContent = this.words.dataset.again;
    this.kind = kind;
    this.beside.replaceChildren(this.copy(kind));
    this.beside.scrollIntoView({ block: "nearest" });
  }

  /* The line is there again: say so where something still waits for it. */
  back() {
    if (this.kind === "lost") this.beside.replaceChildren(this.copy("back"));
  }

  end() {
    clearTimeout(this.slow);
    clearTimeout(this.broken);
    this.line = null;
    this.way = null;
  }

  rest() {
    this.label.textContent = this.usual;
    this.button.removeAttribute("aria-disabled");
    this.beside.remove();
  }

  copy(kind) {
    return this.words.content.querySelector(`[data-when="${kind}"]`).cloneNode(true);
  }
}

const sendings = new Map();

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || !form.dataset.keep || !document.getElementById("sending")) return;
  event.preventDefault();
  const last = sendings.get(form);
  if (last?.line) return;
  last?.rest();
  const sending = new Sending(form, submitter);
  sendings.set(form, sending);
  sending.begin();
});

window.addEventListener("online", () => {
  for (const sending of sendings.values()) if (!sending.line) sending.back();
});

document.addEventListener("accord:shown", () => sendings.clear());
