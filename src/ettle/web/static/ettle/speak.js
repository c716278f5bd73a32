// Reads a part of the page aloud with the browser's own voice, one block at a time, and marks
// the block that is being read. Where there is no voice the buttons stay hidden. Nothing is kept.
const part = document.querySelector("[data-speak]");
const start = document.querySelector("button[data-speak-start]");
const stop = document.querySelector("button[data-speak-stop]");

if (part && start && stop && "speechSynthesis" in window) {
  const voice = window.speechSynthesis;
  const blocks = [...part.querySelectorAll("h1, h2, h3, p, li, figure")].filter(
    (block) => !block.querySelector("p, li"),
  );
  let at = -1;

  const words = (block) =>
    block.querySelector("img")?.alt || block.textContent.trim().replace(/\s+/g, " ");

  const end = () => {
    blocks[at]?.classList.remove("ettle_spoken");
    at = -1;
    voice.cancel();
    start.hidden = false;
    stop.hidden = true;
  };

  const next = () => {
    blocks[at]?.classList.remove("ettle_spoken");
    at += 1;
    if (at >= blocks.length) {
      end();
      return;
    }
    const block = blocks[at];
    const said = new SpeechSynthesisUtterance(words(block));
    said.lang = block.closest("[lang]")?.lang || "en-GB";
    said.rate = 0.9;
    said.onend = () => at >= 0 && setTimeout(() => at >= 0 && next(), 400);
    block.classList.add("ettle_spoken");
    block.scrollIntoView({ block: "nearest" });
    voice.speak(said);
  };

  start.hidden = false;
  start.addEventListener("click", () => {
    start.hidden = true;
    stop.hidden = false;
    stop.focus();
    next();
  });
  stop.addEventListener("click", () => {
    end();
    start.focus();
  });
  window.addEventListener("pagehide", end);
}
