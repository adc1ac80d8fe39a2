/* The desk by keyboard, and the sign that somebody is writing. Everything here also works without. */
"use strict";

const KEYS_OFF = "accord-desk-keys-off";
const TYPED_IN = "input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable]";

class DeskKeys extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector("[data-keys-on]");
    box.checked = !localStorage.getItem(KEYS_OFF);
    box.addEventListener("change", () => {
      if (box.checked) localStorage.removeItem(KEYS_OFF);
      else localStorage.setItem(KEYS_OFF, "1");
    });
    this.listen = (event) => this.press(event);
    document.addEventListener("keydown", this.listen);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.listen);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || localStorage.getItem(KEYS_OFF)) return;
    if (event.key === "Escape") this.leave(event.target);
    else if (event.target.closest(TYPED_IN)) return;
    else if (event.key === "j" || event.key === "k") this.move(event, event.key === "j" ? 1 : -1);
    else if (event.key === "x") this.choose(event);
    else this.reach(event);
  }

  move(event, step) {
    const links = [...document.querySelectorAll(".desk-row__link")].filter((link) => link.offsetParent);
    if (!links.length) return;
    const focused = links.findIndex((link) => link.closest(".desk-row").contains(document.activeElement));
    const open = links.findIndex((link) => link.matches("[aria-current]"));
    const at = focused >= 0 ? focused : open;
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1);
    event.preventDefault();
    links[next].focus();
  }

  choose(event) {
    const row = document.activeElement.closest(".desk-row");
    const box = row && row.querySelector("input[type=checkbox]");
    if (!box) return;
    event.preventDefault();
    box.checked = !box.checked;
  }

  reach(event) {
    const chosen = [...document.querySelectorAll("[form=choose-many]:checked")].find((box) => box.form);
    const several = event.key === "a" && chosen;
    const found = several ? chosen.form : document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!found) return;
    event.preventDefault();
    this.from = document.activeElement;
    if (several) found.requestSubmit();
    else if (found.matches("details")) {
      found.open = event.key === "?" ? !found.open : true;
      const field = found.querySelector(".disclosure__body input:not([type=hidden]), textarea, .disclosure__body button");
      (field || found.querySelector("summary")).focus();
    } else if (found.matches("input, textarea")) {
      found.focus();
      found.scrollIntoView({ block: "center" });
    } else found.click();
    this.into = document.activeElement;
  }

  /* Closes what a key opened and goes back to where the key was pressed; what was typed there stays. */
  leave(at) {
    const typing = at.closest(TYPED_IN);
    const opened = at.closest("details[data-key]") || (typing ? null : this.querySelector("details[open]"));
    if (!opened && !typing) return;
    if (opened) opened.open = false;
    const back = this.into?.closest("details") === opened || this.into === at ? this.from : null;
    at.blur();
    if (back?.isConnected) back.focus();
    else opened?.querySelector("summary").focus();
  }
}

customElements.define("desk-keys", DeskKeys);

/* The row of the conversation that is open. */
function mark(ref) {
  for (const link of document.querySelectorAll(".desk-row__link")) {
    if (ref && link.pathname.split("/").includes(ref)) {
      link.setAttribute("aria-current", "true");
      link.closest(".desk-row").classList.remove("desk-row--new");
      link.querySelector(".desk-row__subject > .unseen")?.remove();
    } else link.removeAttribute("aria-current");
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  const desk = document.querySelector(".desk--three");
  if (event.target.id === "desk-sheet" && desk) {
    desk.classList.replace("desk--shows-list", "desk--shows-content");
    mark(location.pathname.split("/").filter(Boolean).pop());
    document.getElementById("main").scrollTo(0, 0);
    const heading = event.target.querySelector("h1");
    document.title = heading.textContent;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  } else if (event.target.id === "desk-found") {
    if (event.target.dataset.current) mark(event.target.dataset.current);
    else tell(event.target);
  }
});

/* How many there are is read out after a search, not the whole list. */
function tell(list) {
  const words = list.querySelector("[data-told]")?.dataset.told || list.querySelector(".empty__title")?.textContent;
  document.getElementById("desk-told").textContent = words || "";
}

/* Whoever asks for more goes on where the new lines begin. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target.id !== "desk-more") return;
  const many = document.querySelectorAll(".desk-row__link").length;
  const goOn = () => document.querySelectorAll(".desk-row__link")[many]?.focus();
  document.addEventListener("htmx:afterSettle", goOn, { once: true });
});

/* Colleagues see that somebody is writing; a page that nobody looks at asks nothing. */
let said = false;
document.addEventListener("input", (event) => {
  if (event.target.id !== "id_text" || said) return;
  said = true;
  setTimeout(() => { said = false; }, 20000);
  document.body.dispatchEvent(new Event("writing"));
});
document.addEventListener("htmx:configRequest", (event) => {
  if (event.target.id !== "answering") return;
  if (document.hidden) event.preventDefault();
  /* The key of the page belongs to what is sent from it; each sign has a key of its own. */
  event.detail.parameters.once = `sign-${Date.now()}-${Math.random().toString(36).slice(2, 12)}`;
  const box = document.getElementById("id_text");
  if (box && box.value.trim()) event.detail.parameters.writing = "1";
});

/* The list that was looked at last stands beside a conversation, also after an answer. Names that were typed are not kept. */
const LIST = "accord-desk-list";

function keepList() {
  if (!document.querySelector(".desk-filters") || !location.pathname.endsWith("/messages/")) return;
  const asked = new URLSearchParams(location.search);
  for (const name of ["name", "after"]) asked.delete(name);
  sessionStorage.setItem(LIST, `${location.pathname}?${asked}`);
}

function bringList() {
  const found = document.querySelector("#desk-found[data-current]");
  const plain = found && found.getAttribute("hx-get").split("?")[0];
  const list = sessionStorage.getItem(LIST);
  if (!plain || !list || list.split("?")[0] !== plain) return;
  found.setAttribute("hx-get", list);
  for (const link of document.querySelectorAll("a.back")) {
    if (link.pathname === plain) link.href = list;
  }
}

for (const keepAndBring of [keepList, bringList]) {
  keepAndBring();
  document.addEventListener("accord:shown", keepAndBring);
}
document.addEventListener("htmx:pushedIntoHistory", keepList);
