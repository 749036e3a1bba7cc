// A text field that finds records: htmx brings the options, this module lets the keyboard walk and choose; of several, each chosen one
// becomes an entry that can be taken out again.

const open = (combo, shown) => {
  combo.querySelector("[role=combobox]").setAttribute("aria-expanded", String(shown));
  combo.querySelector("[role=listbox]").hidden = !shown;
};
const options = (combo) => [...combo.querySelectorAll("[role=option]")].filter((each) => !each.hidden);
const input = (combo) => combo.querySelector("[role=combobox]");
const value = (combo) => combo.querySelector("input[type=hidden]:not([data-was])");
const takesSeveral = (combo) => "several" in combo.dataset;

/** The values chosen in a field, each with its name. */
export function chosen(combo) {
  if (takesSeveral(combo))
    return [...combo.querySelectorAll("[data-chosen-list] input:checked")].map((box) => [
      box.value,
      box.parentElement.querySelector("label").textContent.trim(),
    ]);
  return value(combo).value ? [[value(combo).value, input(combo).value]] : [];
}

/** Chooses what was chosen before; `text` is what stood in the box beside it. */
export function restore(combo, pairs, text) {
  if (takesSeveral(combo)) {
    combo.querySelector("[data-chosen-list]").replaceChildren();
    for (const [each, name] of pairs) add(combo, each, name);
    input(combo).value = text;
  } else if (pairs.length) {
    set(combo, ...pairs[0]);
  } else {
    clear(combo);
    input(combo).value = text;
  }
}

function mark(combo, option) {
  for (const each of options(combo)) each.setAttribute("aria-selected", String(each === option));
  if (option) {
    input(combo).setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input(combo).removeAttribute("aria-activedescendant");
  }
}

function add(combo, each, name) {
  if (chosen(combo).some(([known]) => known === each)) return;
  const list = combo.querySelector("[data-chosen-list]");
  const entry = combo.querySelector("[data-chosen-template]").content.cloneNode(true).querySelector("li");
  const box = entry.querySelector("input");
  box.id = `${input(combo).id}_${Date.now()}_${list.childElementCount}`;
  box.value = each;
  entry.querySelector("label").htmlFor = box.id;
  entry.querySelector("label").textContent = name;
  const button = entry.querySelector("[data-take-out]");
  button.setAttribute("aria-label", `${button.getAttribute("aria-label")} ${name}`.trim());
  list.append(entry);
}

function set(combo, each, name) {
  input(combo).value = name;
  value(combo).value = each;
  const was = combo.querySelector("[data-was]");
  if (was) was.value = name;
  combo.dataset.chosen = each;
  combo.querySelector("[data-clear]").hidden = false;
}

function choose(combo, option) {
  if (takesSeveral(combo)) {
    add(combo, option.dataset.value, option.dataset.text);
    input(combo).value = "";
    combo.querySelector("[role=listbox]").replaceChildren();
  } else {
    set(combo, option.dataset.value, option.dataset.text);
  }
  combo.querySelector("[data-meant]")?.remove();
  mark(combo, null);
  open(combo, false);
  changed(combo);
}

function changed(combo) {
  (value(combo) ?? input(combo)).dispatchEvent(new Event("change", { bubbles: true }));
}

function clear(combo) {
  value(combo).value = "";
  const was = combo.querySelector("[data-was]");
  if (was) was.value = "";
  delete combo.dataset.chosen;
  combo.querySelector("[data-clear]").hidden = true;
}

function takeOut(combo, entry) {
  entry.remove();
  input(combo).focus();
  changed(combo);
}

document.addEventListener("input", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (!combo || !event.target.matches("[role=combobox]")) return;
  if (!takesSeveral(combo)) clear(combo);
  mark(combo, null); // the options are of what was typed before
  const keys = [];
  held.set(combo, keys);
  setTimeout(() => held.get(combo) === keys && held.delete(combo), WAIT);
});

/** Keys pressed before the options of what was typed are there, by field: they are for those. */
const held = new WeakMap();
const WAIT = 2000; // ms; nobody presses Enter in vain for longer

document.addEventListener("keydown", (event) => {
  const combo = event.target.closest?.("[data-combo]");
  if (!combo || !event.target.matches("[role=combobox]")) return;
  if (held.has(combo) && ["ArrowDown", "ArrowUp", "Enter"].includes(event.key) && event.target.value) {
    event.preventDefault();
    held.get(combo).push(event.key);
    return;
  }
  const list = options(combo);
  const shown = !combo.querySelector("[role=listbox]").hidden && list.length > 0;
  const at = list.findIndex((each) => each.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!list.length) return htmx.trigger(event.target, "combo-open");
    open(combo, true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(combo, list[at < 0 && step < 0 ? list.length - 1 : (at + step + list.length) % list.length]);
  } else if (event.key === "Enter" && shown && at >= 0) {
    event.preventDefault();
    choose(combo, list[at]);
  } else if (event.key === "Enter" && event.target.value && (takesSeveral(combo) || !combo.dataset.chosen)) {
    event.preventDefault(); // a name that is not chosen yet is no reason to send the form
  } else if (event.key === "Escape" && shown) {
    event.preventDefault();
    event.stopPropagation();
    mark(combo, null);
    open(combo, false);
  } else if (event.key === "Tab" && shown) {
    if (at >= 0) choose(combo, list[at]);
    open(combo, false);
  } else if (event.key === "Backspace" && takesSeveral(combo) && !event.target.value) {
    const last = combo.querySelector("[data-chosen-list] > li:last-child");
    if (last) takeOut(combo, last);
  }
});

// A press on an option would take the focus from the input and close the list before the click arrives.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-combo] [role=listbox]")) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (!combo) return;
  const option = event.target.closest("[role=option]");
  if (option) choose(combo, option);
  if (event.target.closest("[data-clear]")) {
    clear(combo);
    input(combo).value = "";
    input(combo).focus();
    changed(combo);
  }
  const out = event.target.closest("[data-take-out]");
  if (out) takeOut(combo, out.closest("li"));
  if (event.target.matches("[role=combobox]") && !event.target.value) htmx.trigger(event.target, "combo-open");
});

document.addEventListener("focusout", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (combo && !combo.contains(event.relatedTarget)) open(combo, false);
});

document.addEventListener("htmx:afterSwap", (event) => {
  const combo = event.detail.target.closest?.("[data-combo]");
  if (!combo || !event.detail.target.matches("[role=listbox]")) return;
  if (takesSeveral(combo)) {
    const known = new Set(chosen(combo).map(([each]) => each));
    for (const option of combo.querySelectorAll("[role=option]")) option.hidden = known.has(option.dataset.value);
  }
  const focused = combo.contains(document.activeElement);
  open(combo, focused && event.detail.target.childElementCount > 0);
  // Before anything is typed nothing is meant yet, and Tab must not choose it.
  const first = options(combo)[0];
  if (focused && input(combo).value && first && !("unlikely" in first.dataset)) mark(combo, first);
  const keys = held.get(combo) ?? [];
  held.delete(combo);
  if (focused) for (const key of keys) input(combo).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
});

document.addEventListener("htmx:sendError", (event) => held.delete(event.target.closest?.("[data-combo]") ?? event.target));
document.addEventListener("htmx:responseError", (event) => held.delete(event.target.closest?.("[data-combo]") ?? event.target));

// The page of options is asked for `q`, whatever the field itself is called.
document.addEventListener("htmx:configRequest", (event) => {
  const asking = event.detail.elt;
  if (asking.matches("[data-combo] [role=combobox]")) event.detail.parameters = { q: asking.value, field: asking.id };
});
