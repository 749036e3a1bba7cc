// Keys of the calendar: n and p turn the page, t goes to today.

import { isTyping } from "./keys.js";

if (document.querySelector(".calendar")) {
  document.addEventListener("keydown", (event) => {
    if (isTyping(event) || event.shiftKey) return;
    const link = document.querySelector(`a[data-key="${CSS.escape(event.key)}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}
