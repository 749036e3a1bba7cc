// A browser words its field for files in its own language; this one speaks that of the page.
for (const input of document.querySelectorAll("input[type=file][data-choose]")) {
  const button = document.createElement("label");
  button.className = "button file-button";
  button.htmlFor = input.id;
  button.textContent = input.dataset.choose;
  const names = document.createElement("span");
  names.className = "file-names";
  input.classList.add("file-input");
  input.after(button, names);
  input.addEventListener("change", () => {
    names.textContent = [...input.files].map((file) => file.name).join(", ");
  });
}
