/* What comes after a form that was sent from its page: the place to which the answer leads, or the page that it is. */
"use strict";

let left = false;
let step = history.state?.step || 0;

/* Goes to the place that the answer names. The page that is open is loaded anew, and looked at where the answer says. */
function goTo(place) {
  left = true;
  if (!isHere(place)) {
    location.assign(place);
    return;
  }
  history.replaceState(history.state, "", place);
  history.scrollRestoration = "manual";
  location.reload();
}
function isHere(place) {
  return place.pathname + place.search === location.pathname + location.search;
}
window.addEventListener("load", () => setTimeout(() => {
  if (history.scrollRestoration === "manual") document.getElementById(location.hash.slice(1))?.scrollIntoView();
  history.scrollRestoration = "auto";
}));

/* Nobody sends again, from a page that the browser had laid aside, what was sent from it. */
window.addEventListener("pageshow", (event) => {
  if (event.persisted && left) location.reload();
});

/* Shows a page that came as an answer: that of another place, a step further, or the same with what is to be mended. */
async function showPage(page, address, further) {
  const more = newScripts(page);
  await bringLooks(page);
  step += further ? 1 : 0;
  if (further) history.pushState({ step }, "", address);
  else history.replaceState(history.state, "", address);
  for (const name of ["lang", "dir", "class"]) {
    document.documentElement.setAttribute(name, page.documentElement.getAttribute(name) || "");
  }
  document.title = page.title;
  leaveDraft(page);
  document.body.replaceWith(page.body);
  document.dispatchEvent(new Event("accord:shown"));
  htmx.process(document.body);
  for (const src of more) document.head.append(Object.assign(document.createElement("script"), { src, async: false }));
  lookAt(document.getElementById(location.hash.slice(1)));
}

/* Scripts run once in a window; those that have run already know what is new on a page by themselves. */
const hasRun = new Set([...document.scripts].map((one) => one.src));

function newScripts(page) {
  const all = [...page.querySelectorAll("script[src]")];
  for (const one of all) one.remove();
  const more = all.map((one) => one.src).filter((src) => !hasRun.has(src));
  for (const src of more) hasRun.add(src);
  return more;
}

function bringLooks(page) {
  const sheets = (from) => [...from.querySelectorAll("link[rel=stylesheet]")];
  const here = new Set(sheets(document).map((one) => one.href));
  return Promise.all(sheets(page).filter((one) => !here.has(one.href)).map((one) => new Promise((ready) => {
    one.onload = one.onerror = ready;
    document.head.append(one);
  })));
}

/* Begins to read where the page says what became of the form, or where it wants to be read, or at its heading. */
function lookAt(place) {
  const wanted = document.querySelector("[autofocus]") || place;
  const first = document.querySelector("#toasts > *") || wanted || document.querySelector("h1");
  if (!first.matches("a, button, input, select, textarea, [tabindex]")) first.tabIndex = -1;
  window.scrollTo(0, 0);
  first.focus({ preventScroll: true });
  wanted?.scrollIntoView();
}

/* A step back asks for its page anew; what was typed there is on the device. */
window.addEventListener("popstate", (event) => {
  const to = event.state?.step || 0;
  if (to === step) return;
  if (location.hash && !event.state) history.replaceState({ step }, "");
  else location.reload();
});
