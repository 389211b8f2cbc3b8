"use strict";
// Kinds are hidden by style alone; here their marks only leave and rejoin the order of the Tab key.
for (const box of document.querySelectorAll(".legend input")) {
  const apply = () => {
    for (const mark of document.querySelectorAll("pre ." + box.value + "[aria-label]")) mark.tabIndex = box.checked ? 0 : -1;
  };
  box.addEventListener("change", apply);
  apply();
}
// Without a script the notes are plain titles; with one they appear on focus too, those of all marks around a place together.
const tip = document.body.appendChild(document.createElement("div"));
tip.id = "tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;
for (const mark of document.querySelectorAll("pre .m")) {
  mark.dataset.note = mark.title;
  mark.removeAttribute("title");
}
const shown = (kind) => document.querySelector('.legend input[value="' + kind + '"]').checked;
function show(mark, box) {
  tip.replaceChildren();
  for (let at = mark; at && at.classList.contains("m"); at = at.parentElement) {
    if (!shown(at.dataset.kind)) continue;
    const note = tip.appendChild(document.createElement("div"));
    note.textContent = at.dataset.note;
  }
  tip.hidden = !tip.childNodes.length;
  if (tip.hidden) return;
  const left = Math.min(box.left, innerWidth - tip.offsetWidth - 8);
  const below = box.bottom + 6;
  tip.style.left = Math.max(8, left) + "px";
  tip.style.top = Math.max(8, below + tip.offsetHeight > innerHeight ? box.top - tip.offsetHeight - 6 : below) + "px";
}
const hide = () => { tip.hidden = true; };
const page = document.querySelector("pre");
page.addEventListener("mouseover", (event) => {
  const mark = event.target.closest(".m");
  if (!mark) return hide();
  const lines = [...mark.getClientRects()];
  show(mark, lines.find((box) => event.clientY >= box.top && event.clientY <= box.bottom) || lines[0]);
});
page.addEventListener("mouseleave", hide);
page.addEventListener("focusin", (event) => {
  if (event.target.matches(".m:focus-visible")) show(event.target, event.target.getClientRects()[0]);
});
page.addEventListener("focusout", hide);
addEventListener("scroll", hide, { passive: true });
addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
