// Keeps the words and the bar of long work true without a new page, so that nobody loses
// their place. Without it the page comes anew every two seconds.
const now = document.querySelector("[data-job]");

async function look() {
  const answer = await fetch(now.dataset.job, { redirect: "manual", cache: "no-store" });
  if (!answer.ok) {
    location.reload(); // it has ended, or whoever looks has been signed out
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const then = page.querySelector("[data-job]");
  if (!then) {
    location.reload();
    return;
  }
  for (const part of ["#job-words", "progress"]) {
    const shown = now.querySelector(part);
    const fresh = then.querySelector(part);
    if (shown.outerHTML === fresh.outerHTML) continue;
    shown.textContent = fresh.textContent;
    for (const name of ["max", "value"]) {
      if (fresh.hasAttribute(name)) shown.setAttribute(name, fresh.getAttribute(name));
    }
  }
  setTimeout(attempt, now.dataset.every * 1000);
}

function attempt() {
  look().catch(() => setTimeout(attempt, now.dataset.every * 1000));
}

setTimeout(attempt, now.dataset.every * 1000);
