// A footnote leads to #e123: all stretches of that place are marked, not only its first one.
const text = document.querySelector("[data-document]");

function show() {
  const id = location.hash.match(/^#e(\d+)$/)?.[1];
  for (const mark of text.querySelectorAll("mark[data-evidence]")) {
    mark.classList.toggle("selected", Boolean(id) && mark.dataset.evidence.split(" ").includes(id));
  }
}

if (text) {
  addEventListener("hashchange", show);
  show();
}
