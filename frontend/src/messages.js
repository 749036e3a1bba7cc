// Messages: close on demand, good news leave by themselves; a failed request says so.
const stay = 6000;

function close(message) {
  message.classList.add("leaving");
  setTimeout(() => message.remove(), 200);
}

function watch(message) {
  if (message.dataset.watched) return;
  message.dataset.watched = "yes";
  if (message.matches(".success, .info")) setTimeout(() => close(message), stay);
}

const area = document.querySelector(".messages");
if (area) {
  area.querySelectorAll(".message").forEach(watch);
  new MutationObserver(() => area.querySelectorAll(".message").forEach(watch)).observe(area, { childList: true });
  area.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) close(event.target.closest(".message"));
  });
  for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(name, () => {
      const told = document.querySelector("#message-failed").content.cloneNode(true);
      area.querySelector(".message.failed")?.remove();
      area.append(told);
    });
  }
}
