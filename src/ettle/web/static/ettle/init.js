// Starts the Design System without its click tracking: that would copy link texts, and so names.
window.DS.tracking.init = () => {};
document.documentElement.classList.remove("no-js");
window.DS.initAll();

const summary = document.getElementById("error-summary");
if (summary) {
  summary.focus();
}

// One press is enough: a second press of the same form is not sent.
document.querySelectorAll("form[data-once]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
    }
    form.dataset.sent = "yes";
  });
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// "Print this" stays hidden where printing needs no button of ours.
document.querySelectorAll("button[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
