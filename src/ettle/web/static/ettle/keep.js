// Keeps what is being typed in a form as a draft at the server, for whoever types it: when they
// stop for a moment, and when the page is put away. A line under the form says whether it is kept.
// Nothing is kept in the browser. Without it a press keeps, and so does a sending that fails.
const PAUSE = 3000; // after the last key
const APART = 5000; // from one request to the next
const LONGEST = 20000; // of typing without a pause
const AGAIN = 15000; // after a request that failed
const LIVELY = 60000; // bytes that a browser still sends for a page that is closed
const OURS = ["csrfmiddlewaretoken", "kept_seen", "expected_version"];

function keepFor(form, line) {
  const address = form.getAttribute("action") || location.href;
  const instead = form.querySelector("[data-instead]");
  const field = (name) => form.querySelector(`input[name="${name}"]`);
  const typed = () => {
    const given = [...new FormData(form)].filter(
      ([name, value]) => typeof value === "string" && !OURS.includes(name),
    );
    return new URLSearchParams(given).toString();
  };
  let kept = typed(); // what the server has, or had no need to keep
  let token = field("csrfmiddlewaretoken").value;
  let [timer, last, since] = [0, 0, 0];
  let running = null; // the request that is on its way
  let [isOver, isOut, isElsewhere] = [false, false, false];

  const say = (what, at = "") => {
    const words = line.dataset[what].replace("{at}", at);
    if (line.textContent === words) return; // the same is not read out twice
    line.textContent = words;
    instead.hidden = what !== "elsewhere";
    const typing = document.activeElement; // the line stands over the foot of the window
    if (form.contains(typing)) typing.scrollIntoView({ block: "nearest" });
  };

  const wait = (pause) => {
    const now = Date.now();
    since ||= now;
    const soonest = Math.min(pause, since + LONGEST - now);
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(soonest, last + APART - now, 0));
  };

  const send = (words, more, signal) => {
    const body = new URLSearchParams(words);
    for (const name of OURS) if (field(name)) body.set(name, field(name).value);
    body.set("csrfmiddlewaretoken", token);
    body.set("quietly", "1");
    if (more) body.set(more, "1");
    const keepalive = body.toString().length < LIVELY;
    return fetch(address, { method: "POST", body, keepalive, signal, redirect: "manual" });
  };

  // A new sign-in has a new token, and the form's old one is refused.
  const renew = async () => {
    const answer = await fetch(address, { redirect: "manual", cache: "no-store" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector('input[name="csrfmiddlewaretoken"]');
    token = fresh ? fresh.value : token;
    return Boolean(fresh);
  };

  const hear = async (answer, words) => {
    isOut = answer.type === "opaqueredirect" || answer.status === 403;
    if (isOut) return say("out");
    if (answer.status === 410) {
      isOver = true;
      return say("over");
    }
    isElsewhere = answer.status === 409;
    if (isElsewhere) return say("elsewhere");
    if (answer.status >= 500) throw new Error("not kept");
    if (!answer.ok) return say("failed"); // asking again would not help: another word may
    const told = await answer.json();
    kept = words;
    field("csrfmiddlewaretoken").value = token;
    for (const name of OURS) if (told[name]) field(name).value = told[name];
    return say("kept", told.at);
  };

  const keep = async (more = "") => {
    clearTimeout(timer);
    const words = typed();
    if (isOver || running || (words === kept && !more) || (isElsewhere && !more)) return;
    const mine = new AbortController();
    running = mine;
    [last, since] = [Date.now(), 0];
    try {
      if (isOut && !(await renew())) return;
      let answer = await send(words, more, mine.signal);
      if (answer.status === 403 && !isOut && (await renew())) {
        answer = await send(words, more, mine.signal);
      }
      await hear(answer, words);
      if (answer.ok && typed() !== words) wait(PAUSE);
    } catch {
      if (mine.signal.aborted) return;
      say(navigator.onLine ? "failed" : "offline");
      wait(AGAIN);
    } finally {
      if (running === mine) running = null;
    }
  };

  const stop = () => {
    clearTimeout(timer);
    running?.abort();
    running = null;
  };

  const touched = () => (isOver || isElsewhere ? null : wait(PAUSE));
  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  document.addEventListener("submit", ({ target }) => {
    const keepsItself = target !== form && target.querySelector("[data-kept]");
    if (keepsItself || !target.closest("main")) return;
    stop(); // what is sent is kept by the page that takes it, and what is thrown away is not
    isOver = true;
  });
  instead.addEventListener("click", () => keep("in_their_place"));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      if (isOut) keep();
    } else if (!isOver && typed() !== kept) {
      stop();
      keep();
    }
  });
  window.addEventListener("online", () => keep());
  window.addEventListener("pageshow", (shown) => {
    if (shown.persisted) isOver = false;
  });
}

document.querySelectorAll("[data-kept]").forEach((line) => keepFor(line.closest("form"), line));
