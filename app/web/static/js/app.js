/* Makes pages quicker and safer to use; nothing here is needed to use them.
   Texts come from data attributes of <body>, so that they pass through gettext. */
(() => {
  "use strict";

  const RELEASE_AFTER = 10000; // ms; a download or a lost answer leaves the page where it is
  const MANY_TICKS = 50; // rows of a list
  const say = (key) => document.body.dataset[key] || "";

  /* After a refused form the summary is what to read first. */
  function focusErrorSummary() {
    document.querySelector("[data-error-summary]")?.focus();
  }

  /* A searchable select: the label's words name the field it turns into. */
  function labelOf(select) {
    const label = select.labels[0];
    const words = label?.cloneNode(true);
    words?.querySelectorAll(".required").forEach((mark) => mark.remove());
    return (select.getAttribute("aria-label") || words?.textContent || "").trim();
  }

  /* A select that knows only some of its records: the server finds more and decides what fits. */
  function askingServer(address) {
    return {
      valueField: "value",
      labelField: "text",
      preload: "focus",
      score: () => () => 1,
      load(words, done) {
        const url = new URL(address, window.location.href);
        url.searchParams.set("q", words);
        fetch(url, { headers: { Accept: "application/json" } })
          .then((answer) => (answer.ok ? answer.json() : []))
          .then((found) => { this.clearOptions(); done(found); })
          .catch(() => done());
      },
    };
  }

  function makeSearchable(select) {
    if (select.tomselect || typeof TomSelect === "undefined") return;
    const name = labelOf(select);
    const search = new TomSelect(select, {
      maxOptions: 200,
      ...(select.dataset.searchUrl ? askingServer(select.dataset.searchUrl) : {}),
      hideSelected: select.multiple,
      closeAfterSelect: true, // an open list of several covers the button below it
      render: {
        no_results: (_data, escape) => `<div class="no-results">${escape(say("textNothing"))}</div>`,
      },
    });
    [select, search.control_input, search.dropdown_content].forEach((part) => part.setAttribute("aria-label", name));
    select.parentElement.querySelector("[data-without-script]")?.remove();
    const described = select.getAttribute("aria-describedby");
    if (described) search.control_input.setAttribute("aria-describedby", described);
  }

  /* Few pages have a searchable select: what makes it is fetched by those alone. */
  const own = document.currentScript.dataset;
  let library;

  function fetchScript(address, ready) {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", ready);
    document.head.append(script);
  }

  function selectLibrary() {
    library ??= new Promise((ready) => {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = own.selectStyle;
      // Before our own sheet, which has the last word.
      document.querySelector('link[rel="stylesheet"]').before(style);
      fetchScript(own.selectScript, ready);
    });
    return library;
  }

  /* Rows are dragged by their grips; dropping one sends the list in its new order. Buttons do the same. */
  let sorting;
  function letDrag(list) {
    sorting ??= new Promise((ready) => { fetchScript(own.sortScript, ready); });
    sorting.then(() => Sortable.create(list, {
      handle: "[data-grip]",
      animation: 150,
      onEnd: ({ oldIndex, newIndex }) => { if (oldIndex !== newIndex) list.closest("form").requestSubmit(); },
    }));
  }

  /* Pages that exchange a part of themselves fetch what does it; all others do without. */
  function exchangeParts() {
    if (!document.querySelector("[data-hx-boost], [data-hx-get]")) return;
    fetchScript(own.exchangeScript, () => {
      const settings = document.querySelector('meta[name="htmx-config"]').content;
      Object.assign(htmx.config, JSON.parse(settings));
      htmx.process(document.body);
    });
  }

  /* No answer, or none of ours: the page stays, and says that nothing was saved. */
  function tellUnreached() {
    const message = document.createElement("div");
    message.className = "message error";
    message.textContent = say("textUnreached");
    document.getElementById("messages")?.replaceChildren(message);
    message.scrollIntoView({ block: "nearest" });
  }

  /* An answer without the part that was asked for is a page of its own: signing in, a mistake. */
  function onAnswer(event) {
    const { xhr, target } = event.detail;
    const isRefusal = xhr.status >= 400 && xhr.status !== 422;
    if (isRefusal && !xhr.responseText.includes('id="main"')) {
      tellUnreached();
    } else if (isRefusal) {
      Object.assign(event.detail, {
        shouldSwap: true, isError: false, target: document.getElementById("main"),
        selectOverride: "#main", swapOverride: "outerHTML",
      });
    } else if (target.id && !xhr.responseText.includes(`id="${target.id}"`)) {
      event.detail.shouldSwap = false;
      window.location.assign(xhr.responseURL);
    }
  }

  /* The pressed button may be gone with its row: reading goes on where it stood. */
  function keepFocus(event) {
    const part = document.getElementById(event.detail.target.id);
    if (!part || document.activeElement !== document.body) return;
    if (!part.hasAttribute("tabindex")) part.setAttribute("tabindex", "-1");
    part.focus({ preventScroll: true });
  }

  /* The answer to a form is no place to come back to: the form itself is. */
  function forgetSending() {
    if ("sent" in document.body.dataset) window.history.replaceState(null, "", window.location.href);
  }

  /* The way back may show a page from before signing out: whose it was has to be asked. */
  function checkViewer(event) {
    if (!event.persisted) return;
    fetch(own.viewerUrl, { cache: "no-store" })
      .then((answer) => answer.json())
      .then(({ viewer }) => {
        if (viewer === document.body.dataset.viewer) return;
        document.getElementById("main").replaceChildren();
        window.location.replace("/");
      })
      .catch(() => {});
  }

  /* One box for all rows of a page; without scripts the select beside it says the same. */
  function offerAllRows(list) {
    const head = list.querySelector("thead .pick");
    const boxes = [...list.querySelectorAll("tbody .pick input")];
    if (!head || !boxes.length) return;
    const label = document.createElement("label");
    const all = document.createElement("input");
    all.type = "checkbox";
    label.append(all, ...head.childNodes);
    head.append(label);
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
    boxes[0].form?.addEventListener("formdata", (event) => nameWholePage(event.formData, boxes));
  }

  /* Ticks travel in the address, and hundreds make one too long: a whole page has a word of its own. */
  function nameWholePage(sent, boxes) {
    if (boxes.length <= MANY_TICKS || sent.get("rows") !== "picked") return;
    if (!boxes.every((box) => box.checked)) return;
    sent.delete("r");
    sent.set("rows", "page");
  }

  function makeSearchables(root) {
    const selects = root.querySelectorAll("select[data-search]");
    if (selects.length) selectLibrary().then(() => selects.forEach(makeSearchable));
  }

  /* Ranked lists: the order of the hidden inputs in the page is the order sent.
     Removing goes to the server, which puts the line back among those to choose from. */
  function refreshMoves(list) {
    const lines = [...list.children];
    lines.forEach((line, index) => {
      line.querySelector('[value^="up:"]').disabled = index === 0;
      line.querySelector('[value^="down:"]').disabled = index === lines.length - 1;
    });
  }

  function announce(list, text) {
    const region = list.parentElement.querySelector("[data-rank-status]");
    if (region) region.textContent = text;
  }

  function moveLine(list, line, where) {
    if (where === "up") line.previousElementSibling?.before(line);
    else line.nextElementSibling?.after(line);
    list.querySelectorAll(".moved").forEach((other) => other.classList.remove("moved"));
    line.classList.add("moved");
  }

  function onMove(event) {
    const button = event.target.closest('button[name="move"]');
    if (!button || button.value.startsWith("remove:")) return;
    event.preventDefault();
    const list = event.currentTarget;
    const line = button.closest("li");
    moveLine(list, line, button.value.split(":")[0]);
    refreshMoves(list);
    const place = [...list.children].indexOf(line) + 1;
    announce(list, `${line.querySelector("b")?.textContent ?? ""}: ${place}`);
    (button.disabled ? line.querySelector("button:not(:disabled)") : button).focus();
    list.closest("form")?.dispatchEvent(new Event("change"));
  }

  /* Leaving a changed form asks first; sending it does not. */
  function guardChanges(form) {
    let changed = false;
    form.addEventListener("change", () => { changed = true; });
    form.addEventListener("submit", () => { changed = false; });
    form.addEventListener("draft-kept", () => { changed = false; });
    window.addEventListener("beforeunload", (event) => {
      if (changed) event.preventDefault();
    });
  }

  /* The weighted mean of a score sheet while it is filled in, as the server counts it on saving. */
  function showTotal(form) {
    const inputs = [...form.querySelectorAll("[data-weight]")];
    const total = form.querySelector("[data-score-total]");
    const count = () => {
      const weights = inputs.reduce((sum, input) => sum + Number(input.dataset.weight), 0);
      const sum = inputs.reduce((all, input) => all + Number(input.dataset.weight) * input.valueAsNumber, 0);
      const isWhole = inputs.every((input) => input.value !== "" && input.validity.valid);
      total.textContent = isWhole ? (Math.round((sum * 100) / weights) / 100).toFixed(2).replace(".", ",") : "—";
    };
    form.addEventListener("input", count);
    count();
  }

  /* A question before what cannot be taken back. */
  function button(text, className) {
    const element = document.createElement("button");
    element.type = "button";
    element.className = className;
    element.textContent = text;
    return element;
  }

  function ask(form, submitter) {
    const dialog = document.createElement("dialog");
    const text = document.createElement("p");
    const row = document.createElement("div");
    const words = submitter?.textContent.trim() || say("textConfirm");
    const yes = button(words, submitter?.classList.contains("danger") ? "btn danger" : "btn");
    const no = button(say("textCancel"), "btn quiet");
    text.textContent = form.dataset.confirm;
    text.id = "confirm-text";
    dialog.setAttribute("aria-labelledby", text.id);
    row.className = "buttons";
    row.append(yes, no);
    dialog.append(text, row);
    document.body.append(dialog);
    dialog.addEventListener("close", () => { dialog.remove(); submitter?.focus(); });
    no.addEventListener("click", () => dialog.close());
    yes.addEventListener("click", () => {
      form.dataset.confirmed = "yes";
      dialog.close();
      form.requestSubmit(submitter);
    });
    dialog.showModal();
    no.focus();
  }

  function onSubmit(event) {
    const form = event.target;
    if (form.dataset.confirm && !form.dataset.confirmed) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter);
      return;
    }
    if (form.method === "get" || event.defaultPrevented) return;
    if (event.submitter?.formTarget) return; // opens beside the page, which goes on
    if (form.dataset.sent) event.preventDefault();
    else holdButton(form, event.submitter);
  }

  /* One press, one record: the second is not sent. The button is not disabled, because its
     value has to travel and a disabled one would lose the focus. */
  function holdButton(form, submitter) {
    form.dataset.sent = "yes";
    submitter?.classList.add("busy");
    submitter?.setAttribute("aria-disabled", "true");
    window.setTimeout(releaseButtons, RELEASE_AFTER);
  }

  function releaseButtons() {
    document.querySelectorAll("form[data-sent]").forEach((form) => {
      delete form.dataset.sent;
      delete form.dataset.confirmed;
      form.querySelectorAll(".busy").forEach((element) => {
        element.classList.remove("busy");
        element.removeAttribute("aria-disabled");
      });
    });
  }

  /* On a phone the menu is a disclosure: it closes by Escape, as menus do, and by a touch elsewhere. */
  function closeMenu(menu, { refocus }) {
    if (!menu?.open) return;
    menu.open = false;
    if (refocus) menu.querySelector("summary").focus();
  }

  /* «/» leads to the search, Escape leaves it; on a Russian keyboard the key writes a dot. */
  const isSearchKey = (event) => event.key === "/" || (event.code === "Slash" && event.key === ".");
  const isTyping = (element) => Boolean(element?.closest?.("input, select, textarea, dialog, [contenteditable]"));

  function goToSearch(event) {
    const field = document.querySelector("[data-search-key]");
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (!field?.checkVisibility() || isTyping(event.target) || !isSearchKey(event)) return;
    event.preventDefault();
    field.focus();
    field.select();
  }

  function onKey(event) {
    if (event.key === "Escape") {
      closeMenu(document.querySelector(".menu"), { refocus: true });
      if (event.target.matches?.("[data-search-key]")) event.target.blur();
    } else {
      goToSearch(event);
    }
  }

  function onTouch(event) {
    if (!event.target.closest(".top")) closeMenu(document.querySelector(".menu"), { refocus: false });
  }

  /* A part that is exchanged was parsed as where scripts are off: its boxes for that case are real,
     unseen and required, and a form with them is never sent. */
  function dropUnscripted(root) {
    root.querySelectorAll("noscript").forEach((element) => element.remove());
  }

  function enhance(root) {
    dropUnscripted(root);
    makeSearchables(root);
    root.querySelectorAll("[data-search-hint]").forEach((hint) => { hint.hidden = false; });
    root.querySelectorAll("form[data-unsaved]").forEach(guardChanges);
    root.querySelectorAll("table.list").forEach(offerAllRows);
    root.querySelectorAll("form[data-scores]").forEach(showTotal);
    root.querySelectorAll("[data-drag]").forEach(letDrag);
    root.querySelectorAll("[data-rank]").forEach((list) => list.addEventListener("click", onMove));
  }

  document.addEventListener("submit", onSubmit, true);
  window.addEventListener("pageshow", releaseButtons);
  window.addEventListener("pageshow", checkViewer);
  document.addEventListener("htmx:afterRequest", releaseButtons);
  document.addEventListener("htmx:beforeSwap", onAnswer);
  document.addEventListener("htmx:sendError", tellUnreached);
  document.addEventListener("htmx:afterSettle", keepFocus);
  document.addEventListener("htmx:load", (event) => {
    if (event.detail.elt !== document.body) enhance(event.detail.elt);
  });
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onTouch);
  enhance(document);
  exchangeParts();
  forgetSending();
  focusErrorSummary();
})();
