// Thaw works without this file. It adds keys to the study page, keeps the structure of what is pasted, and
// measures how long an answer took.
(() => {
  "use strict";
  const typing = (node) => node && node.closest("input, textarea, select, [contenteditable]");

  // A paste takes the clipboard's HTML along, so that headings, lists and bold survive. What is typed
  // afterwards counts more: then the plain text is what is sent.
  const text = document.querySelector("textarea[data-paste]");
  const html = document.querySelector("input[name=html]");
  if (text && html) {
    text.addEventListener("paste", (event) => {
      const rich = event.clipboardData && event.clipboardData.getData("text/html");
      const whole = text.selectionEnd - text.selectionStart === text.value.length;
      html.value = "";
      if (!rich || !whole) return;
      setTimeout(() => { html.value = rich; html.dataset.text = text.value; }, 0);
    });
    text.addEventListener("input", () => {
      if (html.value && html.dataset.text !== text.value) html.value = "";
    });
  }

  // What was understood and its place in the source light up together.
  const proof = document.querySelector(".proof");
  const light = (event) => {
    const part = event.target.closest("[data-lights], [id^='f-'], .source [id^='s-']");
    for (const lit of proof.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!part) return;
    // A finding may come from many places.
    for (const id of (part.dataset.lights || "").split(" ").filter(Boolean)) {
      const place = document.getElementById(id);
      if (place) place.classList.add("lit");
    }
    for (const side of ["f", "s"]) {
      const other = document.getElementById(side + part.id.slice(1));
      if (other) other.classList.add("lit");
    }
  };
  if (proof) {
    proof.addEventListener("pointerover", light);
    proof.addEventListener("focusin", light);
  }

  const reveal = document.querySelector("details.reveal");
  if (!reveal) return;
  const form = reveal.closest("form");
  const began = performance.now();
  form.addEventListener("submit", () => {
    form.elements.milliseconds.value = String(Math.round(performance.now() - began));
  });
  reveal.addEventListener("toggle", () => {
    if (!reveal.open) return;
    // A screen reader goes on with the answer; the keys work from anywhere.
    reveal.querySelector(".revealed").focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    const control = event.target.closest("a, button, summary");
    if (event.key === " " && !reveal.open && !control) {
      event.preventDefault();
      reveal.open = true;
    } else if (reveal.open && ("1234".includes(event.key) || (event.key === " " && !control))) {
      event.preventDefault();
      const rating = event.key === " " ? "3" : event.key;
      reveal.querySelector(`button[value='${rating}']`).click();
    } else if (event.key === "u") {
      const undo = document.querySelector("form[data-undo] button");
      if (undo) undo.click();
    }
  });
})();
