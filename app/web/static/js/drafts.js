/* Keeps what is typed into a form on the server, for a phone that is closed in the middle: at most
   once in a while, and when the page goes out of sight. Without it the form works as ever. */
(() => {
  "use strict";

  const EVERY = 15000; // ms between two times of keeping
  const FIELDS = ["csrf_token", "day", "work", "hours"];

  function keepDraft(part) {
    const form = part.querySelector("form.form");
    const state = part.querySelector("[data-draft-state]");
    let seen = Number(part.dataset.draftVersion);
    let kept = textOf(form);
    let timer = null;
    let sending = false;
    let over = false;

    function textOf(of) {
      const fields = new FormData(of);
      return JSON.stringify(FIELDS.map((name) => fields.get(name)));
    }

    function body() {
      const fields = new FormData(form);
      const sent = new FormData();
      FIELDS.forEach((name) => sent.set(name, fields.get(name) || ""));
      sent.set("seen", seen);
      return sent;
    }

    async function keep() {
      window.clearTimeout(timer);
      timer = null;
      const now = textOf(form);
      if (over || sending || now === kept) return;
      sending = true;
      try {
        const answer = await fetch(part.dataset.draft, {
          method: "POST", body: body(), keepalive: true, headers: { Accept: "application/json" },
        });
        if (answer.redirected) return stop(); // the practice is over: the page itself will say so
        if (answer.status === 409) return stop(part.dataset.textElsewhere);
        if (!answer.ok) throw new Error(answer.statusText);
        seen = (await answer.json()).version;
        kept = now;
        state.textContent = seen ? part.dataset.textKept : "";
        if (textOf(form) === kept) form.dispatchEvent(new Event("draft-kept"));
        else later();
      } catch {
        state.textContent = part.dataset.textUnsaved;
        later();
      } finally {
        sending = false;
      }
    }

    function later() {
      timer = timer || window.setTimeout(keep, EVERY);
    }

    function stop(words) {
      over = true;
      window.clearTimeout(timer);
      if (words) state.textContent = words;
    }

    form.addEventListener("input", later);
    form.addEventListener("submit", () => stop());
    document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });
    window.addEventListener("pagehide", keep);
    window.addEventListener("pageshow", (event) => { if (event.persisted) over = false; });
  }

  document.querySelectorAll("[data-draft]").forEach(keepDraft);
})();
