/* Looks at files as they are chosen, so that nobody waits for a long way out only to hear that a file is too large. The
   school's own look, by what is in them, follows when they arrive. */
"use strict";

/* The endings of names that are never taken; the same as in accord/delivery/inbound/sniffing.py. */
const ENDINGS = {
  program: `
    ade adp apk app application appref-ms appx appxbundle bin chm class com cpl deb dll dmg drv elf exe gadget
    hlp img ipa iso jar lnk mde msi msix msixbundle msp mst ocx pif pkg rpm run scr sys vhd vhdx wll xll`.trim().split(/\s+/),
  script: `
    action applescript asp aspx bash bat btm cmd command csh desktop hta htm html inf iqy js jse jsp ksh
    library-ms mht mhtml mjs msc php php5 phtml pl ps1 ps1xml ps2 psd1 psm1 py pyc pyw rb reg scf scpt sct
    settingcontent-ms sh shb shtml slk svg svgz terminal url vb vbe vbs webloc workflow ws wsc wsf wsh xht xhtml
    xsl xslt zsh`.trim().split(/\s+/),
  macros: `
    docm dotm potm ppam ppsm pptm sldm xlam xlsb xlsm xltm`.trim().split(/\s+/),
};

function faultOf(file, { largest }) {
  if (file.size > Number(largest)) return "large";
  if (!file.size) return "empty";
  const ending = file.name.toLowerCase().split(".").slice(1).pop();
  return Object.keys(ENDINGS).find((kind) => ENDINGS[kind].includes(ending));
}

/* What is wrong with a choice, in the words of its page, and the files of it that can go. */
function sortChosen(box) {
  const words = JSON.parse(box.dataset.said);
  const waiting = box.form.querySelectorAll(`[name="${box.name}-waiting"]:checked`).length;
  const files = [...box.files];
  const count = files.length + waiting;
  if (count > Number(box.dataset.most)) return [[], [words.many.replace("{count}", count)]];
  const good = files.filter((one) => !faultOf(one, box.dataset));
  const name = (one) => `\u2068${one.name}\u2069`;
  const why = (one) => words[faultOf(one, box.dataset)].replace("{name}", name(one));
  const faults = files.filter((one) => !good.includes(one)).map(why);
  const size = good.reduce((sum, one) => sum + one.size, 0);
  return size > Number(box.dataset.together) ? [[], [...faults, words.much]] : [good, faults];
}

document.addEventListener("change", (event) => {
  const box = event.target;
  if (box.type !== "file" || !box.dataset.said) return;
  box.parentElement.querySelector(".field__error--chosen")?.remove();
  const [good, faults] = sortChosen(box);
  if (!faults.length) return;
  const kept = new DataTransfer();
  for (const one of good) kept.items.add(one);
  box.files = kept.files;
  const said = document.createElement("div");
  said.className = "field__error field__error--chosen";
  said.setAttribute("role", "alert");
  for (const fault of faults) said.append(Object.assign(document.createElement("p"), { textContent: fault }));
  box.after(said);
});
