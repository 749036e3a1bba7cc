// The review of a document: the selected finding and its places in the text follow each other.
// j k move, a accept, x reject, e edit, u undo, o open or close a group, n add what was missed, 1-9 choose a candidate
// (the first press shows them), Shift A accepts all above the mark. On a group a, x and u are about all of it.
import { isTyping } from "./keys.js";

const review = document.querySelector("[data-review]");
const folded = (each) => each.closest("details.group-members:not([open])");
const cards = () => [...review.querySelectorAll("[data-finding]")].filter((each) => !folded(each));
const card = (id) => review.querySelector(`[data-finding="${CSS.escape(id)}"]`);
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let selected = "";
let goesOn = ""; // the finding whose decision was sent by a form of its own: the next is selected once it is told
const decided = [];
const sent = new Set(); // findings whose decision is on its way: an answer to another one does not know it yet

/** The findings that a card is about: its own, or those of a group. */
function about(id) {
  const chosen = card(id);
  return "group" in (chosen?.dataset ?? {}) ? [...chosen.querySelectorAll("[data-of]")].map((each) => each.dataset.of) : [id];
}

function showPlaces(id, scroll) {
  const places = [];
  const ids = about(id);
  for (const mark of review.querySelectorAll("mark[data-findings]")) {
    const own = mark.dataset.findings.split(" ").some((each) => ids.includes(each));
    mark.classList.toggle("selected", own);
    if (own) places.push(mark);
  }
  const pane = review.querySelector("[data-review-text]");
  if (!scroll || !places.length || pane.scrollHeight <= pane.clientHeight) return;
  const first = places.find((mark) => mark.dataset.evidence?.split(" ").includes(ids[0])) ?? places[0];
  const top = first.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  if (top > 40 && top < pane.clientHeight - 80) return;
  pane.scrollBy({ top: top - pane.clientHeight / 3, behavior: calm.matches ? "auto" : "smooth" });
}

function select(id, { text = true, list = true, focus = false } = {}) {
  if (selected) card(selected)?.classList.remove("selected");
  selected = id;
  const chosen = card(id);
  if (!chosen) return;
  if (folded(chosen)) folded(chosen).open = true;
  chosen.classList.add("selected");
  if (focus) chosen.focus({ preventScroll: true });
  if (list) chosen.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
  showPlaces(id, text);
}

/** To the next finding; with `open` to the next that is to be decided, from the beginning again after the last. */
function move(step, { open = false } = {}) {
  const list = cards();
  const from = card(selected);
  const at = list.indexOf(from);
  const ahead = step > 0 ? list.slice(at + 1) : list.slice(0, Math.max(at, 0)).reverse();
  const waiting = (each) => each.dataset.status === "open" && !from?.contains(each) && !each.querySelector("details.group-members[open]");
  const next = open ? [...ahead, ...list.slice(0, Math.max(at, 0))].find(waiting) : ahead[0];
  if (next) select(next.dataset.finding, { focus: true });
  else if (open) review.querySelector("[data-next-document]")?.focus(); // Enter goes on
}

/** A part of the card itself, not of a card within its group. */
function own(id, selector) {
  const chosen = card(id);
  return [...(chosen?.querySelectorAll(selector) ?? [])].find((each) => each.closest("[data-finding]") === chosen);
}

/** Presses the button of the selected finding that does `deed`; whether there was one. */
function press(deed, id = selected) {
  const button = own(id, `[data-deed="${deed}"]`);
  if (button && !button.checkVisibility()) return false;
  if (button) window.htmx?.process(card(id)); // a card that came a moment ago is not htmx's yet: its form would leave the page
  button?.click();
  return Boolean(button);
}

function decide(deed) {
  const id = selected;
  if (!press(deed)) return;
  decided.push(id);
  for (const each of about(id).map(card)) {
    if (each?.dataset.status !== "open") continue;
    each.dataset.status = "sent";
    sent.add(each.dataset.finding);
  }
  showGroups();
  move(1, { open: true });
}

function choose(number) {
  const which = own(selected, "details.which");
  if (which && !which.open) which.open = true;
  else [...(card(selected)?.querySelectorAll("[data-candidate]") ?? [])].filter((each) => !folded(each))[number - 1]?.click();
}

/** Shows the findings of a group one by one, or as lines again. */
function openGroup() {
  const group = card(selected)?.closest("[data-group]");
  const members = group?.querySelector("details.group-members");
  if (!members) return;
  if (members.open) select(group.dataset.finding, { focus: true });
  members.open = !members.open;
  if (members.open) move(1);
}

/** A group says how its findings stand. */
function showGroups() {
  for (const group of review.querySelectorAll("[data-group]")) {
    const lines = [...group.querySelectorAll("[data-of]")];
    for (const line of lines) line.dataset.status = card(line.dataset.of)?.dataset.status;
    const left = lines.some((line) => line.dataset.status === "open");
    group.dataset.status = left ? "open" : "decided";
  }
}

/** Says that there are findings which came after the page: of the second reader, or of somebody else. */
function tellOfAdded() {
  const head = review.querySelector("#review-head");
  const shown = review.querySelectorAll("[data-finding]:not([data-group])").length;
  const told = head?.querySelector("[data-added-since]");
  if (told) told.hidden = Number(head.dataset.total) <= shown;
}

/** Words that are selected in the text stand ready to be added. */
function takeSelection() {
  const missed = review.querySelector("[data-add-missed]");
  const pane = review.querySelector("[data-review-text] .text");
  const chosen = document.getSelection();
  if (!missed || !chosen.rangeCount || chosen.isCollapsed) return;
  const range = chosen.getRangeAt(0);
  if (!pane.contains(range.commonAncestorContainer)) return;
  const before = document.createRange();
  before.setStart(pane, 0);
  before.setEnd(range.startContainer, range.startOffset);
  missed.querySelector("[name=words]").value = chosen.toString().trim().slice(0, 1000);
  missed.querySelector("[name=near]").value = before.toString().length;
  missed.open = true;
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  a: () => decide("accept"),
  x: () => decide("reject"),
  u() {
    let id = selected;
    while (id && !own(id, '[data-deed="undo"]')?.checkVisibility()) id = decided.pop();
    if (!id) return;
    select(id, { focus: true });
    press("undo", id);
  },
  e() {
    const form = own(selected, "details.edit");
    if (!form) return void openGroup();
    form.open = true;
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  },
  n() {
    const missed = review.querySelector("[data-add-missed]");
    if (!missed) return;
    takeSelection();
    missed.open = true;
    missed.querySelector(missed.querySelector("textarea").value ? "select" : "textarea").focus();
  },
  o: openGroup,
  A() {
    const all = review.querySelector("[data-accept-all]");
    if (all) goesOn = selected;
    all?.click();
  },
};

if (review) {
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("[data-review] details.edit");
    if (event.key === "Escape" && field) {
      field.open = false;
      card(selected)?.focus();
      return;
    }
    if (isTyping(event)) return;
    const number = /^[1-9]$/.test(event.key) && Number(event.key);
    if (number) choose(number);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  review.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-findings]");
    if (mark) {
      const ids = mark.dataset.findings.split(" ");
      // Nested places: a second click on the same words goes on to the next finding there.
      select(ids[(ids.indexOf(selected) + 1) % ids.length], { text: false });
      return;
    }
    const chosen = event.target.closest("[data-finding]");
    if (chosen && chosen.dataset.finding !== selected) select(chosen.dataset.finding, { list: false });
  });

  review.addEventListener("focusin", (event) => {
    const chosen = event.target.closest("[data-finding]");
    if (chosen && chosen.dataset.finding !== selected) select(chosen.dataset.finding, { list: false });
  });

  review.addEventListener("submit", (event) => {
    if (event.target.closest("details.edit")) goesOn = event.target.closest("[data-finding]").dataset.finding;
  });

  // What did not arrive is still to be decided.
  for (const failure of ["htmx:sendError", "htmx:responseError"]) {
    document.addEventListener(failure, () => {
      sent.clear();
      for (const each of review.querySelectorAll('[data-status="sent"]')) each.dataset.status = "open";
      showGroups();
    });
  }

  document.addEventListener("selectionchange", takeSelection);

  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const answered = event.detail.elt.closest("[data-finding]");
    for (const id of answered ? about(answered.dataset.finding) : []) sent.delete(id);
  });

  // A card that comes anew keeps its candidates shown or folded as they were.
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    if (sent.has(event.detail.target.dataset.finding)) event.detail.shouldSwap = false;
    const before = event.detail.target.querySelector?.("details.which");
    const fresh = event.detail.fragment?.querySelector?.("details.which");
    if (before && fresh) fresh.open = before.open;
  });

  // htmx replaced cards: the selected one is marked again, and keeps the focus that went with the old card.
  document.addEventListener("htmx:afterSettle", () => {
    showGroups();
    tellOfAdded();
    const chosen = card(selected);
    if (!chosen) return;
    chosen.classList.add("selected");
    if (goesOn === selected && chosen.dataset.status !== "open") {
      decided.push(goesOn);
      goesOn = "";
      return move(1, { open: true });
    }
    showPlaces(selected, false);
    if (document.activeElement === document.body) chosen.focus({ preventScroll: true });
  });

  const first = cards().find((each) => each.dataset.status === "open") ?? cards()[0];
  const asked = location.hash.match(/^#finding-(.+)$/)?.[1];
  if (asked && card(asked)) select(asked);
  else if (first) select(first.dataset.finding, { list: false });
}
