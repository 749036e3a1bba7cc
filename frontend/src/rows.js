// The rows that belong to a record: one more is a copy of the spare one, which those without script type into, with a number of its own.
const spares = new WeakMap();

function add(box) {
  const list = box.querySelector("[data-rows-list]");
  if (!spares.has(box)) {
    spares.set(box, { html: list.querySelector(":scope > [data-spare-row]").outerHTML, next: Number(box.dataset.spare) + 1 });
  }
  const spare = spares.get(box);
  const holder = document.createElement("template");
  const named = `${box.dataset.partRows}-`;
  holder.innerHTML = spare.html.replaceAll(`${named}${box.dataset.spare}-`, `${named}${spare.next}-`);
  spare.next += 1;
  const row = holder.content.querySelector("li");
  row.classList.remove("no-js");
  delete row.dataset.spareRow;
  list.append(row);
  htmx.process(row);
  return row;
}

/** Adds the rows of which a draft says something and which the page has not. */
export function reach(form, names) {
  for (const box of form.querySelectorAll("[data-part-rows]")) {
    const numbers = names.map((name) => name.match(/^(.+?)-(\d+)-/)).filter((match) => match?.[1] === box.dataset.partRows).map((match) => Number(match[2]));
    while ((spares.get(box)?.next ?? Number(box.dataset.spare) + 1) <= Math.max(-1, ...numbers)) add(box);
    const fold = box.closest("details.form-fold");
    if (fold && box.querySelector(".row-form:not(.no-js)")) fold.open = true;
  }
}

function addNext(box) {
  const row = add(box);
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  row.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]");
  if (button) return addNext(button.closest("[data-part-rows]"));
  // Who unfolds rows of which there are none wants to add one.
  const fold = event.target.closest("details.form-fold:not([open]) > summary")?.parentElement;
  const box = fold?.querySelector("[data-part-rows]");
  if (box && !box.querySelector(".row-form:not(.no-js)")) fold.addEventListener("toggle", () => addNext(box), { once: true });
});
