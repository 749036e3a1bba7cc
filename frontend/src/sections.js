// Sections of a form that are asked with some values of a select only (`data-only="kind=centre,laboratory"`): the others are hidden, and stay
// as they are. Without script all are there, and the server refuses what does not belong.
const parts = (section) => section.dataset.only.split(";").map((each) => each.split("="));

function follow(form) {
  for (const section of form.querySelectorAll("[data-only]")) {
    section.hidden = !parts(section).every(([name, values]) => {
      const field = form.elements[name];
      return !field || values.split(",").includes(field.value);
    });
    if (section.querySelector(".errorlist, .invalid")) section.hidden = false;
  }
}

const begin = () => document.querySelectorAll("form:has([data-only])").forEach(follow);

document.addEventListener("change", (event) => {
  const form = event.target.closest?.("form");
  if (form?.querySelector("[data-only]")) follow(form);
});
document.addEventListener("htmx:afterSettle", begin);
begin();
