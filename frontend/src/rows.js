// The rows that belong to a record: one more is a copy of the blank one with a number of its own.
const PLACE = /__row__/g;

function add(box) {
  const number = Number(box.dataset.next);
  box.dataset.next = number + 1;
  const holder = document.createElement("template");
  holder.innerHTML = box.querySelector("[data-rows-template]").innerHTML.replace(PLACE, number);
  const row = holder.content.querySelector("li");
  box.querySelector("[data-rows-list]").append(row);
  htmx.process(row);
  return row;
}

/** Adds the rows of which a draft says something and which the page has not. */
export function reach(form, names) {
  for (const box of form.querySelectorAll("[data-part-rows]")) {
    const numbers = names.map((name) => name.match(/^(.+?)-(\d+)-/)).filter((match) => match?.[1] === box.dataset.partRows).map((match) => Number(match[2]));
    while (Number(box.dataset.next) <= Math.max(-1, ...numbers)) add(box);
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]");
  if (!button) return;
  const row = add(button.closest("[data-part-rows]"));
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  row.dispatchEvent(new Event("change", { bubbles: true }));
});
