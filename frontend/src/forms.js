// Guarded forms (`data-guard`: the key of the user) never lose what is typed: a draft is kept while one types and offered on return,
// leaving warns, and a server that fails or has signed its user out leaves the page as it is. htmx sends the form and swaps `#editing`.
import { draftOf, forget, keep, restore, said, same } from "./drafts.js";

const PAUSE = 400;
const FORM = "form[data-guard]";
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang; // day before month, as the pages have it
const pristine = new WeakMap();
let timer;
let leaving = false;

const guarded = () => document.querySelector(FORM);
const show = (form, name, on = true) => {
  const notice = form.querySelector(`[${name}]`);
  if (notice) notice.hidden = !on;
  return notice;
};
const isDirty = (form) => "unsaved" in form.dataset || !same(said(form), pristine.get(form));

function note(form) {
  clearTimeout(timer);
  if ("noDraft" in form.dataset || !form.isConnected) return; // it may have been answered meanwhile
  if (isDirty(form)) keep(form);
  else forget(form);
}

function begin(form) {
  pristine.set(form, said(form));
  const draft = "noDraft" in form.dataset ? null : draftOf(form);
  if (!draft) return;
  if (same(draft.said, said(form))) return forget(form);
  if (draft.signedOut) return bringBack(form, draft);
  const offer = show(form, "data-draft-offer");
  offer.querySelector("[data-draft-at]").textContent = new Date(draft.at).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
  offer.querySelector("[data-draft-restore]").addEventListener("click", () => bringBack(form, draft));
  offer.querySelector("[data-draft-discard]").addEventListener("click", () => {
    offer.hidden = true;
    note(form);
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
}

function bringBack(form, draft) {
  restore(form, draft);
  keep(form);
  show(form, "data-draft-offer", false);
  show(form, "data-draft-back");
  form.querySelector("input:not([type=hidden]):not([type=checkbox]), select, textarea")?.focus({ preventScroll: true });
}

for (const name of ["input", "change"]) {
  document.addEventListener(name, (event) => {
    // Who goes on writing their own version means to keep it.
    const version = event.target.closest?.("[data-version]");
    if (version) version.querySelector("[type=radio]").checked = true;
    const form = event.target.closest?.(FORM);
    if (!form || !pristine.has(form)) return;
    clearTimeout(timer);
    timer = setTimeout(note, PAUSE, form);
  });
}
document.addEventListener("visibilitychange", () => {
  const form = guarded();
  if (form && pristine.has(form) && !leaving && document.visibilityState === "hidden" && isDirty(form)) note(form);
});
addEventListener("beforeunload", (event) => {
  const form = guarded();
  if (!form || leaving || !isDirty(form)) return;
  note(form);
  event.preventDefault();
});

// A sign-in in another window changed the token of forms: it is read anew when the form is sent.
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  if (event.detail.elt.matches(FORM) && token) event.detail.parameters.csrfmiddlewaretoken = token;
});

document.addEventListener("htmx:beforeOnLoad", (event) => {
  const form = event.detail.elt;
  if (!form.matches?.(FORM) || !event.detail.xhr.getResponseHeader("HX-Redirect")) return;
  clearTimeout(timer);
  forget(form);
  leaving = true;
});

document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.requestConfig?.elt;
  if (!form?.matches?.(FORM)) return;
  const { status } = event.detail.xhr;
  if (status === 401) {
    event.detail.shouldSwap = event.detail.isError = false;
    keep(form, { signedOut: true });
    leaving = true; // the way to the sign-in must not be warned about
    const notice = show(form, "data-signed-out");
    const link = notice.querySelector("a");
    link.href = `${new URL(link.href).pathname}?next=${encodeURIComponent(location.pathname + location.search)}`;
    notice.focus();
  } else if (status === 409 || status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  const form = event.detail.target?.id === "editing" || document.querySelector("#editing") ? guarded() : null;
  if (!form || pristine.has(form)) return;
  pristine.set(form, said(form));
  form.dataset.unsaved = "";
  (form.querySelector("#errors") ?? form).focus();
  scrollTo({ top: 0 });
});

const form = guarded();
if (form) begin(form);
