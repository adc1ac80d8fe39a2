/* What a page says when a press got no answer: the line is gone, or the school's site could not give one. The page stays
   as it was and the same press tries again. What the page asks by itself, and nobody waits for, fails in silence. */
"use strict";

const PRESSED = new Set(["click", "submit", "input", "change"]);
const TYPED = new Set(["input", "change"]);

function wordsFor(when) {
  return document.getElementById("unanswered-words").content.querySelector(`[data-when="${when}"]`)?.cloneNode(true);
}

/* The notice at the foot of the window. The focus stays where one pressed, and goes back there from the notice. */
class Unanswered {
  constructor(kind, again, { told, typed = false } = {}) {
    Object.assign(this, { kind, again, typed, from: document.activeElement });
    this.box = document.createElement("div");
    this.box.className = "unanswered";
    this.box.addEventListener("click", (event) => {
      const way = event.target.closest("button")?.value;
      if (!way) return;
      hush();
      this.from.focus();
      if (way === "again") this.again();
    });
    this.say(told || wordsFor(kind));
    document.body.append(this.box);
  }

  say(words) {
    this.box.replaceChildren(words, wordsFor("ways"));
  }

  /* The line is there again: what was typed is looked for by itself, whatever was pressed waits for another press. */
  back() {
    if (this.kind !== "lost") return;
    if (this.typed) this.again();
    else this.say(wordsFor("back"));
  }
}

let spoken = null;

function hush() {
  spoken?.box.remove();
  spoken = null;
}

function speak(...what) {
  hush();
  spoken = new Unanswered(...what);
}

/* Forms in which nobody wrote are sent from their page too (sending.js); only the words are others. */
class Press extends Sending {
  constructor(form, submitter) {
    super(form, submitter);
    if (!this.button.matches(".button")) this.label = document.createElement("span"); /* a whole row keeps its words */
    form.closest(".desk-acts")?.before(this.beside);
  }

  begin() {
    super.begin();
    unsent.delete(this.form);
  }

  copy(kind) {
    return wordsFor(kind) || super.copy(kind);
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.dataset.keep || form.getAttribute("target")) return;
  /* Signing in goes as browsers send it: password managers and passkeys look for that. */
  if (form.getAttribute("method") !== "post" || document.documentElement.classList.contains("plain")) {
    knock(event, () => form.requestSubmit(submitter));
    return;
  }
  event.preventDefault();
  const last = sendings.get(form);
  if (last?.line) return;
  last?.rest();
  const press = new Press(form, submitter);
  sendings.set(form, press);
  press.begin();
});

/* Whoever goes to another page while the device says that it has no line stays on this one, if that is true. */
let isThere = false;

async function knock(event, go) {
  if (navigator.onLine || isThere) return;
  event.preventDefault();
  try {
    await fetch(document.querySelector("link[rel=icon]").href, { method: "HEAD", cache: "no-store" });
  } catch {
    speak("lost", go);
    return;
  }
  isThere = true;
  go();
  isThere = false;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const isHere = link.hash && link.pathname + link.search === location.pathname + location.search;
  if (link.target || link.origin !== location.origin || isHere) return;
  knock(event, () => link.click());
});

/* Parts of a page that are asked for by themselves. */
const unasked = new Set();
const pressOf = (detail) => detail.requestConfig.triggeringEvent?.type;

function failed(kind, detail) {
  const { elt, requestConfig: { verb, path, triggeringEvent: event } } = detail;
  const ask = () => elt.isConnected && htmx.ajax(verb, path, { source: elt, event }).catch(() => {});
  if (PRESSED.has(pressOf(detail))) {
    speak(kind, ask, { told: kind === "trouble" && saidBy(detail.xhr), typed: TYPED.has(pressOf(detail)) });
  } else if (elt.getAttribute("hx-trigger") === "load") unasked.add(ask);
}

/* What the school's site said itself: a page of its own about what went wrong. */
function saidBy(xhr) {
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const [title, ...rest] = [...page.querySelectorAll(".problem > :is(h1, p)")].map((one) => one.textContent.trim());
  if (!title) return null;
  const words = wordsFor("trouble");
  words.querySelector(".notice__title").textContent = title;
  words.querySelector("p:not(.notice__title)").textContent = rest.join(" ");
  return words;
}

document.addEventListener("htmx:sendError", ({ detail }) => failed("lost", detail));
document.addEventListener("htmx:timeout", ({ detail }) => failed("lost", detail));
document.addEventListener("htmx:responseError", ({ detail }) => failed("trouble", detail));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (detail.successful && PRESSED.has(pressOf(detail))) hush();
});

/* A whole page never stands within a part of one: a refusal is told, and whoever was signed out is led to sign in. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!detail.serverResponse.includes("</html>")) return;
  detail.shouldSwap = false;
  detail.isError ||= detail.xhr.status >= 400;
  if (!detail.isError && PRESSED.has(pressOf(detail))) location.assign(detail.xhr.responseURL);
});

/* A step back to what was read here before. */
const readAgain = () => (navigator.onLine ? location.reload() : speak("lost", readAgain));
document.addEventListener("htmx:historyCacheMiss", ({ detail }) => {
  detail.xhr.addEventListener("error", () => speak("lost", readAgain));
});
document.addEventListener("htmx:historyCacheMissLoadError", () => speak("trouble", readAgain));

window.addEventListener("online", () => {
  for (const ask of unasked) ask();
  unasked.clear();
  spoken?.back();
});

document.addEventListener("accord:shown", () => {
  spoken = null;
  unasked.clear();
});
