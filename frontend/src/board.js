// The board of promises by keyboard and mouse: arrows walk from card to card, Shift with an arrow or a drag moves one to
// another stage; what needs a reason, and M, leads to the form.
import { isTyping } from "./keys.js";

const board = () => document.querySelector("[data-board]");
const cards = (lane) => [...lane.querySelectorAll("[data-card]")];
const focus = (card) => card?.querySelector("a[data-open]").focus();
const STAGES = ["mentioned", "discussed", "proposed", "agreed", "running", "done", "dropped"];
let dragged = null;
let busy = false;

/** The lane so many steps away, of those with cards where `filled`. */
function laneBeside(card, step, filled) {
  const lanes = [...board().querySelectorAll("[data-lane]")];
  let at = lanes.indexOf(card.closest("[data-lane]")) + step;
  while (filled && lanes[at] && !cards(lanes[at]).length) at += step;
  return lanes[at];
}

function walk(card, key) {
  const lane = card.closest("[data-lane]");
  const at = cards(lane).indexOf(card);
  if (key === "ArrowUp" || key === "ArrowDown") return focus(cards(lane)[at + (key === "ArrowDown" ? 1 : -1)]);
  const beside = laneBeside(card, key === "ArrowRight" ? 1 : -1, true);
  if (!beside) return;
  const there = cards(beside);
  focus(there[Math.min(at, there.length - 1)]);
}

/** Whether somebody has to say why. */
function asks(from, to) {
  return to === "dropped" || from === "dropped" || STAGES.indexOf(to) < STAGES.indexOf(from);
}

function form(card, stage = "") {
  const address = new URL(card.dataset.move, location.href);
  if (stage) address.searchParams.set("stage", stage);
  address.searchParams.set("next", `${board().dataset.here}#${card.id}`);
  location.assign(address);
}

/** Send a form and take over the board that comes back. */
async function send(address, data) {
  if (busy) return;
  busy = true;
  board().setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.querySelector("[data-board]")) throw new Error(answer.status);
    for (const name of ["#list", "#page-head"]) {
      document.querySelector(name).replaceWith(page.querySelector(name));
      window.htmx?.process(document.querySelector(name));
    }
    document.querySelector(".messages").append(...page.querySelectorAll(".messages > .message"));
    return true;
  } catch {
    document.dispatchEvent(new CustomEvent("htmx:sendError"));
    return false;
  } finally {
    busy = false;
    board()?.removeAttribute("aria-busy");
  }
}

async function moveTo(card, stage) {
  const from = card.dataset.stage;
  if (!card.dataset.move || stage === from) return;
  if (asks(from, stage)) return form(card, stage);
  const data = new FormData();
  data.set("csrfmiddlewaretoken", board().querySelector("[name=csrfmiddlewaretoken]").value);
  data.set("stage", stage);
  data.set("stood", from);
  data.set("next", board().dataset.here);
  data.set("at_once", "1");
  if (await send(card.dataset.move, data)) focus(document.getElementById(card.id));
}

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.("[data-card]");
  if (!card || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const arrow = /^Arrow(Up|Down|Left|Right)$/.test(event.key);
  if (arrow && event.shiftKey) {
    event.preventDefault();
    if (!board().hasAttribute("data-sendable") || /Up|Down/.test(event.key)) return;
    const lane = laneBeside(card, event.key === "ArrowRight" ? 1 : -1, false);
    if (lane) moveTo(card, lane.dataset.lane);
  } else if (arrow) {
    event.preventDefault();
    walk(card, event.key);
  } else if (event.key.toLowerCase() === "m" && card.dataset.move) {
    event.preventDefault();
    form(card);
  }
});

// Whoever comes to the board by keyboard begins with the first card.
document.addEventListener("keydown", (event) => {
  if (!board() || isTyping(event) || !["ArrowDown", "ArrowRight"].includes(event.key)) return;
  if (document.activeElement !== document.body && document.activeElement !== board()) return;
  event.preventDefault();
  focus(board().querySelector("[data-card]"));
});

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-card][draggable=true]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("a").href);
  dragged.classList.add("dragged");
});
document.addEventListener("dragover", (event) => {
  const lane = dragged && event.target.closest?.("[data-lane]");
  for (const each of document.querySelectorAll(".lane.target")) if (each !== lane) each.classList.remove("target");
  if (!lane) return;
  event.preventDefault();
  lane.classList.toggle("target", lane !== dragged.closest("[data-lane]"));
});
document.addEventListener("drop", (event) => {
  const lane = dragged && event.target.closest?.("[data-lane]");
  if (!lane) return;
  event.preventDefault();
  moveTo(dragged, lane.dataset.lane);
});
document.addEventListener("dragend", () => {
  for (const each of document.querySelectorAll(".lane.target")) each.classList.remove("target");
  dragged?.classList.remove("dragged");
  dragged = null;
});

document.addEventListener("submit", async (event) => {
  if (!event.target.matches("[data-board-form]") || !board()) return;
  event.preventDefault();
  const moved = event.target.closest("[data-moved]").dataset.moved;
  if (await send(event.target.action, new FormData(event.target))) focus(document.getElementById(moved));
});

// Back from the form: the card that was moved. Going to a place within the page takes the focus away, so this comes after.
addEventListener("load", () => {
  if (board() && location.hash.startsWith("#promise-")) {
    requestAnimationFrame(() => focus(document.getElementById(location.hash.slice(1))));
  }
});
