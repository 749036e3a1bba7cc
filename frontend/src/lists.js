// Lists by keyboard: j and k move, Enter opens, x selects, Shift X selects all from the last one, e changes the selected.
import { isTyping } from "./keys.js";

const rows = () => [...document.querySelectorAll("[data-rows] > tr")];
const current = () => document.querySelector("[data-rows] > .current");
const tick = (row) => row?.querySelector("input[type=checkbox]");
let last = null; // where a range begins

function move(step) {
  const list = rows();
  const at = list.indexOf(current());
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
  const boxes = [...document.querySelectorAll("[data-rows] input[type=checkbox]")];
  const chosen = boxes.filter((box) => box.checked).length;
  bar.querySelector("[data-bulk-count]").textContent = chosen;
  const all = document.querySelector("[data-all]");
  all.checked = chosen > 0 && chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
}

function selectRange(row) {
  const list = rows();
  const ends = [list.indexOf(last), list.indexOf(row)].sort((a, b) => a - b);
  if (ends[0] < 0) return selectOne(row);
  for (const each of list.slice(ends[0], ends[1] + 1)) tick(each).checked = true;
  last = row;
  count();
}

function selectOne(row) {
  tick(row).checked = !tick(row).checked;
  last = row;
  count();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => tick(current()) && selectOne(current()),
  X: () => tick(current()) && selectRange(current()),
  e: () => document.querySelector("[data-bulk-edit]")?.checkVisibility() && document.querySelector("[data-bulk-edit]").click(),
};

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const open of document.querySelectorAll(".drop[open]")) shut(open);
  if (isTyping(event) || !keys[event.key] || !document.querySelector("[data-rows]")) return;
  keys[event.key]();
  event.preventDefault();
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-all]")) {
    for (const box of document.querySelectorAll("[data-rows] input[type=checkbox]")) box.checked = event.target.checked;
  }
  if (event.target.matches("[data-all], [data-rows] input")) count();
});

// A click on a row's box with Shift selects all from the last one; a click anywhere else on the row opens it, unless
// something in the row was meant or text is being selected.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-bulk-none]")) {
    for (const box of document.querySelectorAll("[data-rows] input, [data-bulk-all]")) box.checked = false;
    count();
  }
  for (const open of document.querySelectorAll(".drop[open]")) if (!open.contains(event.target)) open.open = false;
  const row = event.target.closest("[data-rows] > tr");
  if (!row) return;
  if (event.target.matches("input[type=checkbox]")) {
    if (event.shiftKey && last) selectRange(row);
    last = row;
    return;
  }
  if (event.target.closest("a, button, input, label, summary, .pick") || String(getSelection())) return;
  const link = row.querySelector("a[data-open]");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) window.open(link.href, "_blank", "noopener");
  else link.click();
});

function shut(disclosure) {
  const held = disclosure.contains(document.activeElement);
  disclosure.open = false;
  if (held) disclosure.querySelector("summary").focus();
}

// Addresses that people read: what a form leaves blank is not said, and columns are named with commas between.
document.addEventListener("htmx:configRequest", (event) => {
  const { elt, verb, parameters } = event.detail;
  if (verb !== "get" || !elt.closest("#list")) return;
  const columns = parameters.getAll?.("columns") ?? [];
  if (elt.querySelector?.("[data-value]")?.value) parameters.delete(elt.querySelector("[role=combobox]").name); // chosen, not only typed
  for (const name of new Set(parameters.keys?.() ?? [])) if (parameters.getAll(name).every((value) => !value)) parameters.delete(name);
  if (columns.length) parameters.set("columns", columns.join(","));
});

// A list that comes anew keeps what was unfolded, and what was typed meanwhile.
let kept = { open: [], typed: null };
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "list") return;
  const box = document.activeElement?.matches("#list input[type=search]") ? document.activeElement : null;
  kept = {
    open: [...event.detail.target.querySelectorAll("details[open][id]")].map((each) => each.id),
    typed: box && { value: box.value, at: box.selectionStart },
  };
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of kept.open) document.getElementById(id)?.setAttribute("open", "");
  const box = kept.typed && document.querySelector("#list input[type=search]");
  if (box && box.value !== kept.typed.value) {
    box.value = kept.typed.value;
    box.setSelectionRange(kept.typed.at, kept.typed.at);
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  kept = { open: [], typed: null };
  last = null;
});
