// A text field that finds an organisation: htmx brings the options, this module lets the keyboard walk and choose.

const open = (combo, shown) => {
  combo.querySelector("[role=combobox]").setAttribute("aria-expanded", String(shown));
  combo.querySelector("[role=listbox]").hidden = !shown;
};
const options = (combo) => [...combo.querySelectorAll("[role=option]")];

function mark(combo, option) {
  for (const each of options(combo)) each.setAttribute("aria-selected", String(each === option));
  const input = combo.querySelector("[role=combobox]");
  if (option) {
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  } else {
    input.removeAttribute("aria-activedescendant");
  }
}

function choose(combo, option) {
  const input = combo.querySelector("[role=combobox]");
  const value = combo.querySelector("input[type=hidden]");
  input.value = option.dataset.text;
  value.value = option.dataset.value;
  combo.dataset.chosen = option.dataset.value;
  combo.querySelector("[data-clear]").hidden = false;
  mark(combo, null);
  open(combo, false);
  value.dispatchEvent(new Event("change", { bubbles: true }));
}

function clear(combo) {
  combo.querySelector("input[type=hidden]").value = "";
  delete combo.dataset.chosen;
  combo.querySelector("[data-clear]").hidden = true;
}

document.addEventListener("input", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (combo && event.target.matches("[role=combobox]")) clear(combo);
});

document.addEventListener("keydown", (event) => {
  const combo = event.target.closest?.("[data-combo]");
  if (!combo || !event.target.matches("[role=combobox]")) return;
  const list = options(combo);
  const shown = !combo.querySelector("[role=listbox]").hidden && list.length > 0;
  const at = list.findIndex((each) => each.getAttribute("aria-selected") === "true");
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (!list.length) return;
    event.preventDefault();
    open(combo, true);
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(combo, list[at < 0 && step < 0 ? list.length - 1 : (at + step + list.length) % list.length]);
  } else if (event.key === "Enter" && shown && at >= 0) {
    event.preventDefault();
    choose(combo, list[at]);
  } else if (event.key === "Escape" && shown) {
    event.preventDefault();
    event.stopPropagation();
    mark(combo, null);
    open(combo, false);
  } else if (event.key === "Tab" && shown) {
    if (at >= 0) choose(combo, list[at]);
    open(combo, false);
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
    const input = combo.querySelector("[role=combobox]");
    input.value = "";
    input.focus();
  }
});

document.addEventListener("focusout", (event) => {
  const combo = event.target.closest("[data-combo]");
  if (combo && !combo.contains(event.relatedTarget)) open(combo, false);
});

document.addEventListener("htmx:afterSwap", (event) => {
  const combo = event.detail.target.closest?.("[data-combo]");
  if (!combo || !event.detail.target.matches("[role=listbox]")) return;
  const focused = combo.contains(document.activeElement);
  open(combo, focused && event.detail.target.childElementCount > 0);
  if (focused) mark(combo, options(combo)[0]);
});

// The page of options is asked for `q`, whatever the field itself is called.
document.addEventListener("htmx:configRequest", (event) => {
  const input = event.detail.elt;
  if (input.matches("[data-combo] [role=combobox]")) event.detail.parameters = { q: input.value, field: input.id };
});
