// The command palette: Ctrl K opens it, typing narrows the commands and finds records, arrows choose, Enter goes.
const palette = document.querySelector("#palette");
const input = palette?.querySelector("input");
const list = palette?.querySelector("#palette-options");
let asked;

const options = () => [...list.querySelectorAll("[role=option]")].filter((option) => !option.hidden);
const group = (name) => list.querySelector(`[data-group=${name}]`);

/** Every word typed begins a word of the label, or all letters stand in it in their order. */
function fits(label, typed) {
  const words = label.toLocaleLowerCase().split(/[\s·:/-]+/u);
  const wanted = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return wanted.every((part) => words.some((word) => word.startsWith(part)) || label.toLocaleLowerCase().includes(part));
}

function choose(option) {
  for (const other of list.querySelectorAll("[aria-selected=true]")) other.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
}

function settle() {
  for (const each of list.querySelectorAll("[role=group]")) {
    each.hidden = ![...each.querySelectorAll("[role=option]")].some((option) => !option.hidden);
  }
  const shown = options();
  choose(shown[0]);
  palette.querySelector(".palette-empty").hidden = shown.length > 0;
  const status = palette.querySelector("[role=status]");
  status.textContent = status.dataset.count + shown.length;
}

function narrow() {
  for (const option of list.querySelectorAll("[role=option]")) {
    option.hidden = !option.dataset.record && !fits(option.textContent, input.value);
  }
  settle();
}

function added(place, id, label, detail, go) {
  const option = document.createElement("a");
  Object.assign(option, { id, tabIndex: -1 });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const text = document.createElement("span");
  text.textContent = label;
  option.append(text);
  if (detail) {
    const small = document.createElement("small");
    small.textContent = detail;
    option.append(small);
  }
  if (typeof go === "string") option.href = go;
  else option.addEventListener("click", go);
  place.append(option);
  return option;
}

/** What the page itself offers: the buttons and links of its head, its tabs. */
function ofThePage() {
  const place = group("page");
  for (const old of place.querySelectorAll("[role=option]")) old.remove();
  const offered = [
    ...document.querySelectorAll(".page-head .actions .primary"),
    ...document.querySelectorAll(".page-head .actions :is(a, button):not(.primary, .segments a)"),
    ...document.querySelectorAll(":is(.page-head .segments, .tabs) a:not([aria-current])"),
  ];
  let number = 0;
  for (const each of offered) {
    const label = (each.getAttribute("aria-label") || each.innerText).trim();
    if (!label || !each.checkVisibility() || each.disabled) continue;
    added(place, `of-page-${number++}`, label, "", () => {
      palette.close();
      each.click();
    });
  }
}

async function find() {
  const typed = input.value.trim();
  asked?.abort();
  asked = new AbortController();
  const place = group("records");
  const found = [];
  if (typed) {
    try {
      const answer = await fetch(`${palette.dataset.search}?q=${encodeURIComponent(typed)}`, {
        signal: asked.signal,
        headers: { "HX-Request": "true" },
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      found.push(...page.querySelectorAll("#hits .lines .lead"));
    } catch {
      return;
    }
  }
  for (const old of place.querySelectorAll("[role=option]")) old.remove();
  for (const [number, hit] of found.slice(0, 8).entries()) {
    const link = hit.querySelector("a");
    const detail = hit.querySelector("small")?.textContent ?? "";
    added(place, `record-${number}`, link.textContent, detail, link.getAttribute("href")).dataset.record = "yes";
  }
  settle();
}

export function openPalette() {
  if (palette.open) return palette.close();
  input.value = "";
  ofThePage();
  find();
  narrow();
  palette.showModal();
}

if (palette) {
  let waiting;
  input.addEventListener("input", () => {
    narrow();
    clearTimeout(waiting);
    waiting = setTimeout(find, 120);
  });
  input.addEventListener("keydown", (event) => {
    const shown = options();
    const at = shown.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && shown.length) choose(shown[(at + step + shown.length) % shown.length]);
    else if (event.key === "Enter") shown[at]?.click();
    else return;
    event.preventDefault();
  });
  palette.addEventListener("click", (event) => {
    if (event.target === palette) palette.close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    openPalette();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-palette]")) openPalette();
  });
}
