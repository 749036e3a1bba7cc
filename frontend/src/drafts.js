// Drafts: what is typed into a guarded form is kept on this device until it is saved, by user and address.
// Restored, a draft carries the version of the record that it was begun with, so that the server tells what others changed since.
import { chosen, restore as restoreChosen } from "./combobox.js";
import { reach } from "./rows.js";

const KEPT = 14 * 24 * 3600 * 1000;
const PREFIX = "draft:";
let signingOut = false;
const NOT_SAID = new Set(["csrfmiddlewaretoken", "version", "opened", "once"]);

const key = (form) => `${PREFIX}${form.dataset.guard}:${new URL(form.action).pathname}`;
const combos = (form) => [...form.querySelectorAll("[data-combo]")];
const plain = (form) => [...form.elements].filter((each) => each.name && each.type !== "password" && each.type !== "file" && !each.matches("button"));

/** What a form says, without what is only of its page. */
export function said(form) {
  const own = plain(form).filter((each) => !each.closest("[data-combo]") && !NOT_SAID.has(each.name));
  return {
    values: own.filter((each) => !each.matches("[type=checkbox], [type=radio]")).map((each) => [each.name, each.value]),
    checked: own.filter((each) => each.checked).map((each) => [each.name, each.value]),
    chosen: combos(form).map((combo) => {
      const box = combo.querySelector("[role=combobox]");
      return [box.name, chosen(combo), box.value];
    }),
  };
}

export const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function pageOf(form) {
  return Object.fromEntries(["version", "opened", "once"].flatMap((name) => (form.elements[name] ? [[name, form.elements[name].value]] : [])));
}

/** The draft of a form, if there is one. */
export function draftOf(form) {
  try {
    return JSON.parse(localStorage.getItem(key(form)));
  } catch {
    return null;
  }
}

export function keep(form, about = {}) {
  if (signingOut) return;
  const draft = { at: Date.now(), said: said(form), page: pageOf(form), ...about };
  try {
    localStorage.setItem(key(form), JSON.stringify(draft));
  } catch {
    // The device keeps nothing (private windows, full storage): the warning on leaving still holds.
  }
}

export function forget(form) {
  localStorage.removeItem(key(form));
}

export function restore(form, draft) {
  reach(form, draft.said.values.map(([name]) => name));
  const checked = new Set(draft.said.checked.map(String));
  for (const each of plain(form)) {
    if (each.closest("[data-combo]")) continue;
    if (each.matches("[type=checkbox], [type=radio]")) each.checked = checked.has(String([each.name, each.value]));
    const value = draft.said.values.find(([name]) => name === each.name) ?? (each.name in draft.page ? [each.name, draft.page[each.name]] : null);
    if (value && !each.matches("[type=checkbox], [type=radio]") && each.value !== value[1]) {
      each.value = value[1];
      each.closest("details.form-fold")?.setAttribute("open", "");
      each.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
  for (const combo of combos(form)) {
    const own = draft.said.chosen.find(([name]) => name === combo.querySelector("[role=combobox]").name);
    if (own) restoreChosen(combo, own[1], own[2]);
  }
}

function drafts() {
  return Object.keys(localStorage).filter((each) => each.startsWith(PREFIX));
}

// Who signs out leaves nothing behind; and nobody comes back to what is weeks old.
document.addEventListener("input", () => {
  signingOut = false; // so they stayed after all
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-sign-out]")) return;
  signingOut = true;
  for (const each of drafts()) localStorage.removeItem(each);
});
try {
  for (const each of drafts()) {
    if (!(Date.now() - JSON.parse(localStorage.getItem(each)).at < KEPT)) localStorage.removeItem(each);
  }
} catch {
  // No storage, no drafts.
}
