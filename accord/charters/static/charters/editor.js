/* Buttons that write the few signs of plain rich text. The pages work without them. */
"use strict";

const LINE_MARKS = { heading: "## ", list: "- " };

class WritePlainly extends HTMLElement {
  connectedCallback() {
    this.text = this.querySelector("textarea");
    const tools = this.querySelector(".write-tools");
    if (!this.text || !tools) return;
    tools.hidden = false;
    tools.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-mark]");
      if (button) this.mark(button);
    });
  }

  mark(button) {
    const { selectionStart: from, selectionEnd: to, value } = this.text;
    const chosen = value.slice(from, to);
    const mark = button.dataset.mark;
    if (mark in LINE_MARKS) {
      const start = value.lastIndexOf("\n", from - 1) + 1;
      const lines = value.slice(start, to).split("\n").map((line) => LINE_MARKS[mark] + line.replace(/^(## |- )/, ""));
      this.put(lines.join("\n"), start, to);
    } else if (mark === "bold") {
      this.put(`**${chosen}**`, from, to, chosen ? 0 : 2);
    } else {
      this.put(`[${chosen || button.dataset.words}](https://)`, from, to, 1);
    }
  }

  put(words, from, to, back = 0) {
    this.text.setRangeText(words, from, to, "end");
    const end = this.text.selectionEnd - back;
    this.text.setSelectionRange(end, end);
    this.text.focus();
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

customElements.define("write-plainly", WritePlainly);
