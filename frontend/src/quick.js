// Quick look: the space bar shows the chosen row of a list, or the link in focus, in a panel beside it.
import { isTyping } from "./keys.js";

const panel = document.querySelector("#quick");
let shown = "";

/** The link to a record that the person has before them. */
function target() {
  const focused = document.activeElement?.closest("[data-rows] > tr, .lines li");
  const row = focused ?? document.querySelector("[data-rows] > .current");
  return row?.querySelector("a[data-open], .lead a");
}

async function look(link) {
  shown = link.href;
  const address = new URL(link.href);
  address.searchParams.set("quick", "1");
  const answer = await fetch(address, { headers: { "HX-Request": "true" } });
  const text = await answer.text();
  const whole = /^\s*<!doctype/i.test(text); // a page that knows no quick look
  if (!answer.ok || answer.redirected || whole || shown !== link.href) return;
  panel.querySelector("[data-quick-body]").innerHTML = text;
  if (panel.open) return;
  const focused = document.activeElement;
  panel.show();
  focused?.focus({ preventScroll: true }); // one goes on through the list
}

function close() {
  shown = "";
  panel.close();
}

if (panel) {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open && !document.querySelector("dialog:modal")) return close();
    if (event.key !== " " || isTyping(event) || event.target.matches("button, summary, [type=checkbox]")) return;
    const link = target();
    if (!link) return;
    event.preventDefault();
    if (panel.open && shown === link.href) close();
    else look(link);
  });
  // The keys that move through a list move what is shown.
  document.addEventListener("focusin", (event) => {
    if (panel.open && event.target.matches("a[data-open]") && !panel.contains(event.target)) look(event.target);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-quick]");
    if (button) look(button.closest("tr, li").querySelector("a[data-open], .lead a"));
    if (event.target.closest("[data-quick-close]")) close();
  });
}
