/* The check-in of a fair: a camera or a typed code, a queue on the device, one sending at a time.
   An entry is kept under a key of its own before anything else happens and is removed only when the
   server has answered about it, so that none is lost; the server stores a key once, so that none is
   doubled. Names are never kept here: only codes, times and doors. */
(() => {
  "use strict";

  const desk = document.querySelector("[data-checkin]");
  if (!desk) return;
  const own = desk.dataset;
  const viewer = document.body.dataset.viewer;
  const part = (name) => desk.querySelector(`[data-checkin-${name}]`);
  const PREFIX = `checkin/${viewer}/${own.fair}/${own.stand || "door"}/`;
  const SENT = `checkin-sent/${viewer}/${own.fair}/${own.stand || "door"}`;
  const BATCH = 50;
  const SAME_CODE = 4000; // ms in which a pass held before the camera is one entry
  const PAUSES = [2000, 5000, 15000, 30000]; // ms between tries without an answer
  const ANSWERS = 20000; // ms in which the server answers: a dying connection may hang for minutes
  const TRUSTED = 300000; // ms for which a sign-in that was just seen is believed
  const SHELL = "checkin-shell";
  const LOG = 12;
  const SIDE = 480; // px of the picture that is searched for a code

  /* Damm's table, as app/jobfair/codes.py has it by python-stdnum: a slip is told without a connection. */
  const DAMM = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"];

  function readCode(text) {
    const behind = /#(\d+)$/.exec(text.trim());
    const digits = behind ? behind[1] : text.replace(/[\s.,–—-]+/g, "");
    if (!/^\d{10}$/.test(digits)) return null;
    return [...digits].reduce((row, digit) => Number(DAMM[row][digit]), 0) === 0 ? digits : null;
  }

  const spell = (code) => [code.slice(0, 3), code.slice(3, 6), code.slice(6, 8), code.slice(8)].join("\u00a0");

  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  /* The queue: every entry has a place of its own, so that two tabs never overwrite each other. */
  const unkept = new Map(); // what found no room on the device: sent while the page is open

  function keep(entry) {
    try {
      localStorage.setItem(PREFIX + entry.key, JSON.stringify(entry));
    } catch {
      unkept.set(entry.key, entry);
      trouble(own.textUnsaved);
    }
  }

  function drop(key) {
    localStorage.removeItem(PREFIX + key);
    unkept.delete(key);
  }

  function waiting() {
    const found = [...unkept.values()];
    for (let place = 0; place < localStorage.length; place += 1) {
      const name = localStorage.key(place);
      if (name.startsWith(PREFIX)) found.push(JSON.parse(localStorage.getItem(name)));
    }
    return found.sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  const sent = () => Number(localStorage.getItem(SENT) || 0);

  function countSent(more) {
    try { localStorage.setItem(SENT, sent() + more); } catch { /* a figure, nothing more */ }
  }

  /* What is shown. */
  function trouble(text, address) {
    const box = part("trouble");
    box.hidden = !text;
    box.replaceChildren(text || "");
    if (!text || !address) return;
    const link = document.createElement("a");
    link.href = address;
    link.textContent = own.textSignIn;
    box.append(" ", link);
  }

  function showCounts() {
    const counts = { saved: waiting().length, sent: sent() };
    part("counts").textContent = own.textCounts.replace(/\{(\w+)\}/g, (_all, name) => counts[name]);
  }

  function showLink(isOnline) {
    const chip = part("link");
    chip.hidden = false;
    chip.textContent = isOnline ? own.textOnline : own.textOffline;
    chip.className = `chip ${isOnline ? "done" : "soon"}`;
  }

  function card(answer, name) {
    const item = document.createElement(name);
    item.className = `checkin-entry ${answer.tone}`;
    item.dataset.key = answer.key || "";
    const title = document.createElement("b");
    title.textContent = answer.title;
    const detail = document.createElement("span");
    detail.textContent = answer.detail;
    item.append(title, detail);
    if (answer.url) {
      const link = document.createElement("a");
      link.className = "btn";
      link.href = answer.url;
      link.textContent = answer.action;
      item.append(link);
    }
    return item;
  }

  function show(answer) {
    part("last").replaceChildren(card(answer, "div"));
    log(answer);
  }

  function log(answer) {
    if (!answer.key) return;
    const list = part("list");
    list.querySelector(`[data-key="${answer.key}"]`)?.remove();
    list.prepend(card(answer, "li"));
    while (list.children.length > LOG) list.lastElementChild.remove();
    part("log").hidden = false;
  }

  const kept = (entry) => ({
    key: entry.key, tone: "soon", title: spell(entry.code), detail: `${own.textKept}. ${own.textLater}`,
  });

  /* One entry. */
  let last = { code: "", at: 0 };

  function take(text, byCamera) {
    const code = readCode(text);
    if (!code) {
      if (!byCamera) show({ tone: "late", title: text, detail: own.textBroken });
      return false;
    }
    if (byCamera && code === last.code && Date.now() - last.at < SAME_CODE) {
      last.at = Date.now();
      return true;
    }
    last = { code, at: Date.now() };
    const spot = document.querySelector("[data-checkin-spot]")?.value || "";
    const entry = { key: newKey(), code, at: new Date().toISOString(), spot };
    keep(entry);
    show(kept(entry));
    showCounts();
    navigator.vibrate?.(80);
    flush();
    return true;
  }

  /* Sending. */
  let token = own.token;
  let trustedUntil = 0;
  let isSending = false;
  let tries = 0;
  let timer = 0;

  async function isStillMe() {
    if (Date.now() < trustedUntil) return true;
    const answer = await fetch(own.stateUrl, { cache: "no-store", signal: patience() });
    if (!answer.ok) throw new Error("no answer");
    const state = await answer.json();
    if (state.viewer === null) {
      trouble(own.textSignedOut, own.signInUrl);
      return false;
    }
    if (String(state.viewer) !== viewer) {
      trouble(own.textOther);
      return false;
    }
    token = state.token;
    trustedUntil = Date.now() + TRUSTED;
    return true;
  }

  const patience = () => AbortSignal.timeout?.(ANSWERS); // a stored entry is known by its key

  function post(batch) {
    return fetch(own.sendUrl, {
      method: "POST",
      redirect: "manual",
      signal: patience(),
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ now: new Date().toISOString(), scans: batch }),
    });
  }

  async function send(batch) {
    if (!(await isStillMe())) return false;
    let answer = await post(batch);
    if (answer.type === "opaqueredirect" || answer.status === 400) { // signed out, or an old token
      trustedUntil = 0;
      if (!(await isStillMe())) return false;
      answer = await post(batch);
    }
    if (answer.status >= 500 || answer.type === "opaqueredirect") throw new Error("no answer");
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      trouble(told.message || document.body.dataset.textUnreached);
      return false;
    }
    trouble(told.clock);
    told.answers.forEach((one) => { drop(one.key); log(one); });
    const newest = told.answers.at(-1);
    if (newest) part("last").replaceChildren(card(newest, "div"));
    countSent(told.answers.length);
    return told.answers.length > 0;
  }

  async function flush() {
    if (isSending) return;
    isSending = true;
    clearTimeout(timer);
    try {
      for (let batch = waiting().slice(0, BATCH); batch.length; batch = waiting().slice(0, BATCH)) {
        if (!(await send(batch))) break;
        showCounts();
      }
      tries = 0;
      showLink(true);
    } catch {
      trustedUntil = 0;
      showLink(false);
      timer = setTimeout(flush, PAUSES[Math.min(tries, PAUSES.length - 1)]);
      tries += 1;
    } finally {
      isSending = false;
      showCounts();
    }
  }

  /* The camera: the browser's own reader where it has one, else the vendored one. */
  const video = desk.querySelector("video");
  const canvas = document.createElement("canvas");
  let stream = null;
  let reader = null;

  function fetchScript(address) {
    return new Promise((ready, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", ready);
      script.addEventListener("error", failed);
      document.head.append(script);
    });
  }

  async function makeReader() {
    if ("BarcodeDetector" in window) {
      const formats = await BarcodeDetector.getSupportedFormats();
      if (formats.includes("qr_code")) {
        const detector = new BarcodeDetector({ formats: ["qr_code"] });
        return async () => (await detector.detect(video))[0]?.rawValue;
      }
    }
    if (typeof jsQR === "undefined") await fetchScript(own.decoder);
    return async () => {
      const scale = Math.min(1, SIDE / Math.min(video.videoWidth, video.videoHeight));
      canvas.width = Math.round(video.videoWidth * scale);
      canvas.height = Math.round(video.videoHeight * scale);
      const brush = canvas.getContext("2d", { willReadFrequently: true });
      brush.drawImage(video, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = brush.getImageData(0, 0, canvas.width, canvas.height);
      return jsQR(data, width, height)?.data;
    };
  }

  async function look() {
    if (!stream) return;
    if (video.readyState >= video.HAVE_CURRENT_DATA && video.videoWidth) {
      const found = await reader().catch(() => null);
      if (found) take(found, true);
    }
    setTimeout(look, 150);
  }

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    part("camera").hidden = true;
    part("switch").textContent = own.textStart;
  }

  async function start() {
    if (!navigator.mediaDevices?.getUserMedia) {
      trouble(own.textInsecure);
      return;
    }
    try {
      reader ??= await makeReader();
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      video.srcObject = stream;
      part("camera").hidden = false;
      part("switch").textContent = own.textStop;
      await video.play();
      look();
    } catch (error) {
      stop();
      trouble(error.name === "NotAllowedError" ? own.textDenied : own.textNoCamera);
    }
  }

  /* The page opens again without a connection: it and its files are kept, no name among them. */
  async function keepPage() {
    if (!("serviceWorker" in navigator) || !("caches" in window)) return;
    try {
      await navigator.serviceWorker.register(own.workerUrl);
      const files = [...document.querySelectorAll("script[src], link[rel=stylesheet], link[rel=icon], header img")];
      const named = files.map((one) => one.src || one.href).concat(own.decoder, location.href.split("#")[0]);
      const wanted = [...new Set(named.map((one) => new URL(one, location.href).href))]; // twice is refused
      const shell = await caches.open(SHELL);
      await shell.addAll(wanted);
      for (const old of await shell.keys()) {
        if (old.url.includes("/static/") && !wanted.includes(old.url)) await shell.delete(old);
      }
    } catch { /* without it the page works as long as it stays open */ }
  }

  desk.querySelectorAll("[data-checkin-scripted]").forEach((one) => { one.hidden = false; });
  part("switch").addEventListener("click", () => (stream ? stop() : start()));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) stop();
    else flush();
  });
  window.addEventListener("online", flush);
  window.addEventListener("offline", () => showLink(false));
  part("form").addEventListener("submit", (event) => {
    event.preventDefault();
    // The entry is kept already, the next one may follow: the button is not held (app.js).
    delete event.target.dataset.sent;
    event.submitter?.classList.remove("busy");
    event.submitter?.removeAttribute("aria-disabled");
    const field = document.querySelector("[data-checkin-code]");
    if (take(field.value, false)) field.value = "";
    field.focus();
  }, true);
  const spot = document.querySelector("[data-checkin-spot]");
  if (spot) {
    spot.value = localStorage.getItem("checkin-spot") || spot.value;
    spot.addEventListener("change", () => localStorage.setItem("checkin-spot", spot.value));
  }
  waiting().slice(-LOG).forEach((entry) => log(kept(entry)));
  showCounts();
  navigator.storage?.persist?.();
  if (location.hash) { // a pass was read by the telephone's own camera
    take(location.hash, false);
    history.replaceState(null, "", location.pathname + location.search);
  }
  keepPage();
  flush();
})();
