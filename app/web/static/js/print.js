/* The button of a page for the printer; without scripts the browser's own command does it. */
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
