// Lists by keyboard: j and k move, Enter opens, x selects. The server knows nothing of it.
import { isTyping } from "./keys.js";

const rows = () => [...document.querySelectorAll("[data-rows] > tr")];

function move(step) {
  const list = rows();
  const at = list.findIndex((row) => row.matches(".current"));
  const next = list[Math.max(0, Math.min(list.length - 1, at + step))];
  if (!next) return;
  list[at]?.classList.remove("current");
  next.classList.add("current");
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

function count() {
  const bar = document.querySelector("[data-bulk]");
  if (!bar) return;
  const chosen = document.querySelectorAll("[data-rows] input:checked").length;
  bar.hidden = chosen === 0;
  bar.querySelector("[data-bulk-count]").textContent = chosen;
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event) || event.shiftKey || !document.querySelector("[data-rows]")) return;
  const current = document.querySelector("[data-rows] > .current");
  if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "x" && current?.querySelector("input")) current.querySelector("input").click();
  else return;
  event.preventDefault();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all]")) {
    for (const box of document.querySelectorAll("[data-rows] input[type=checkbox]")) box.checked = event.target.checked;
  }
  if (event.target.matches("[data-all], [data-rows] input")) count();
});

// A click anywhere on a row opens it, unless something in the row was meant or text is being selected.
document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-rows] > tr");
  if (!row || event.target.closest("a, button, input, label, summary") || String(getSelection())) return;
  const link = row.querySelector("a[data-open]");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
  else link.click();
});
