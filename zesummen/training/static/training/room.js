// The room: the changing part of a page follows the evening, and what was typed is kept while the connection is gone.
// Without this script every form works by itself; a reload shows what is new.
//   data-room-part="phone|door|screen|desk|run"   the part; data-part its address, data-live its event stream
//   form[data-send]                               is sent in the background; on a phone through a queue that waits
(() => {
  "use strict";
  const POLL = 5000; // ms, while the event stream is not open
  const AGAIN = 500; // ms after a hint: what came in meanwhile was not told by itself
  const CHOOSING = 8000; // ms that an answer waits for somebody who chooses from a list
  const CLOCK = 20000; // ms between two looks at a clock
  const part = () => document.querySelector("[data-room-part]");
  if (!part()) return;
  const role = () => part().dataset.roomPart;
  const code = part().dataset.code || "";
  const kept = (name) => `zesummen.room.${code}.${name}`;
  const store = {
    get: (name) => {
      try { return JSON.parse(localStorage.getItem(kept(name))); } catch { return null; }
    },
    set: (name, value) => {
      try {
        if (value === null) localStorage.removeItem(kept(name));
        else localStorage.setItem(kept(name), JSON.stringify(value));
      } catch { /* a full or closed store: the page itself still holds the text */ }
    },
  };
  const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

  // --- swapping the part without losing what somebody is doing ---

  const fieldsOf = (root) => [...root.querySelectorAll("input:not([type=hidden]), textarea, select")];
  const nameOf = (field) => `${field.name}=${field.type === "checkbox" ? field.value : ""}#${field.id}`;
  const remember = (root) => {
    const typed = new Map();
    for (const field of fieldsOf(root)) {
      if (field.type === "checkbox") { if (field.checked) typed.set(nameOf(field), true); }
      else if (field.dataset.draft === undefined && field.value) typed.set(nameOf(field), field.value);
    }
    const open = [...root.querySelectorAll("details[open]")].map((fold) => fold.className || fold.querySelector("summary")?.textContent);
    const active = root.contains(document.activeElement) ? document.activeElement : null;
    return { typed, open, id: active?.id, name: active ? nameOf(active) : "", from: active?.selectionStart, to: active?.selectionEnd };
  };
  const restore = (root, before) => {
    for (const field of fieldsOf(root)) {
      const value = before.typed.get(nameOf(field));
      if (value === true) field.checked = true;
      else if (value !== undefined && (!field.value || field.dataset.stays !== undefined)) field.value = value;
    }
    for (const fold of root.querySelectorAll("details")) {
      if (before.open.includes(fold.className || fold.querySelector("summary")?.textContent)) fold.open = true;
    }
    if (!before.name) return;
    const field = (before.id && document.getElementById(before.id)) || fieldsOf(root).find((other) => nameOf(other) === before.name);
    field?.focus({ preventScroll: true });
    if (field?.setSelectionRange && before.from !== null && before.from !== undefined) {
      try { field.setSelectionRange(before.from, before.to); } catch { /* not a text */ }
    }
  };
  // What the server said, without what differs each time: an unchanged part is left alone, also for who hears it.
  const gist = (html) => html.replace(/data-live="[^"]*"/, "").replace(/name="(csrfmiddlewaretoken|client_key|key)" value="[^"]*"/g, "");
  let said = gist(part().outerHTML);
  const swap = (html, forget = false) => {
    const found = new DOMParser().parseFromString(html, "text/html").querySelector("[data-room-part]");
    if (!found) return false;
    const old = part();
    if (gist(found.outerHTML) === said && !forget) {
      if (found.dataset.live) old.dataset.live = found.dataset.live;
      const token = found.querySelector("[name=csrfmiddlewaretoken]")?.value;
      if (token) for (const field of old.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
      return true;
    }
    said = gist(found.outerHTML);
    const before = forget ? { typed: new Map(), open: [], name: "" } : remember(old);
    old.replaceWith(found);
    if (found.dataset.roomPart === "phone") for (const item of queue()) again(found, item);
    dress();
    restore(found, before);
    return true;
  };

  // --- asking for the part ---

  let asking = false;
  let wanted = false;
  let since = 0; // when an answer began to wait for a list; one that stays focused is not open for ever
  document.addEventListener("change", (event) => { if (event.target.tagName === "SELECT") since = -1; });
  document.addEventListener("focusin", () => { since = 0; });
  const choosing = () => { // a list that is open would close under the finger
    const list = document.activeElement;
    if (list?.tagName !== "SELECT" || !part().contains(list) || since < 0) return false;
    if (!since) since = Date.now();
    if (Date.now() - since < CHOOSING) return true;
    since = 0;
    return false;
  };
  const ask = async () => {
    if (asking) { wanted = true; return; }
    if (choosing()) {
      setTimeout(ask, 1500);
      return;
    }
    asking = true;
    try {
      const answer = await fetch(part().dataset.part, { headers: { "X-Part": "1" }, cache: "no-store" });
      if (answer.ok) swap(await answer.text());
    } catch { /* no connection: the poll asks again */ }
    asking = false;
    if (wanted) { wanted = false; later(AGAIN); }
  };
  let timer = 0;
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(ask, wait);
  };

  // --- hearing hints ---

  let stream = null;
  let due = 0; // a phone that will look is not put off by the next hint
  const heard = (event) => {
    if (role() !== "phone") {
      ask();
      later(AGAIN);
      return;
    }
    let told = {};
    try { told = JSON.parse(event.data); } catch { /* a hint without words */ }
    if (due) return;
    due = setTimeout(() => { due = 0; ask(); }, Math.random() * (told.step === undefined ? 3000 : 1200));
  };
  const follow = () => {
    const address = part().dataset.live;
    if (!address || stream || (document.hidden && role() === "phone")) return;
    stream = new EventSource(address);
    stream.addEventListener("changed", heard);
    stream.addEventListener("error", () => {
      if (stream?.readyState === EventSource.CLOSED) leave(); // the leave to follow has ended: the part brings a new one
    });
  };
  const leave = () => { stream?.close(); stream = null; };
  setInterval(() => {
    if (document.hidden && role() === "phone") return;
    if (!part().dataset.part || !part().dataset.live) return;
    if (stream?.readyState !== EventSource.OPEN) ask();
    follow();
  }, POLL);
  setInterval(() => { if (part().querySelector(".room-clock") && !document.hidden) ask(); }, CLOCK);
  document.addEventListener("visibilitychange", () => {
    if (role() !== "phone") return;
    if (document.hidden) leave();
    else if (part().dataset.part) { ask(); follow(); }
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", () => { if (part().dataset.part) follow(); });

  // --- a queue that survives a lost connection and a closed page ---

  let sending = false;
  let pause = 1000;
  const queue = () => store.get("queue") || [];
  const showWaiting = () => {
    const place = part().querySelector("[data-waiting]");
    if (!place) return;
    const count = queue().length;
    place.hidden = !count || (sending && !place.dataset.failed);
    place.querySelector("[data-waiting-count]").textContent = String(count);
  };
  const drop = (item) => store.set("queue", queue().filter((other) => other.id !== item.id));
  const send = async (item) => {
    const body = new URLSearchParams(item.fields);
    const token = part().querySelector("[name=csrfmiddlewaretoken]");
    if (token) body.set("csrfmiddlewaretoken", token.value);
    return fetch(item.to, { method: "POST", body, headers: { "X-Part": "quiet" }, redirect: "error" });
  };
  const flush = async () => {
    if (sending) return;
    sending = true;
    let failed = false;
    while (!failed && queue().length) {
      const item = queue()[0];
      try {
        const answer = await send(item);
        const told = answer.headers.get("X-Room");
        if (told === "door") { failed = true; swap(await answer.text()); break; } // join again; then it goes
        if (answer.ok || answer.status === 422) {
          drop(item);
          if (answer.status !== 204) swap(await answer.text()); // refused: with the reason, and as it truly stands
          pause = 1000;
        } else if (answer.status === 404) { drop(item); giveBack(item); } // the room is gone
        else { failed = true; if (answer.status === 403) await ask(); } // busy, or a new token is needed
      } catch { failed = true; }
    }
    sending = false;
    const place = part().querySelector("[data-waiting]");
    if (place) place.dataset.failed = failed ? "yes" : "";
    showWaiting();
    if (failed) {
      setTimeout(flush, pause);
      pause = Math.min(pause * 2, 15000);
    }
  };
  const giveBack = (item) => {
    const box = part().querySelector("[data-draft]");
    if (box && item.fields.text && !box.value) box.value = item.fields.text;
  };
  window.addEventListener("storage", (event) => { // another tab of this phone brought something: it shows here too
    if (role() === "phone" && event.key === kept("queue")) later(AGAIN);
  });
  window.addEventListener("online", () => { pause = 1000; flush(); });

  const again = (root, item) => { // still waiting: shown on top of what the server knows
    const form = [...root.querySelectorAll("form[data-send]")].find(
      (one) => one.action === item.to && !one.hasAttribute("data-left-over")
        && (item.fields.group === undefined || one.elements.group?.value === item.fields.group)
        && (one.dataset.send !== "undot" || (one.dataset.given || "").split(" ").includes(item.fields.client_key)),
    );
    if (form) show(form, item.fields);
  };

  // What was brought is shown at once; the server's own word follows with the next hint, and with every refusal.
  const show = (form, fields) => {
    if (form.dataset.send === "card") {
      const place = part().querySelector("[data-own-cards]");
      if (!place || fields.step !== part().dataset.step) return;
      const card = document.createElement("li");
      card.className = "room-card";
      if (fields.language) card.lang = fields.language;
      card.textContent = fields.text.trim();
      place.querySelector("ul").prepend(card);
      place.hidden = false;
      return;
    }
    const row = form.closest(".room-dots");
    const undo = row?.querySelector("[data-send=undot]");
    if (!undo) return;
    let given = (undo.dataset.given || "").split(" ").filter(Boolean);
    const gives = form.dataset.send === "dot";
    given = gives ? [fields.client_key, ...given] : given.filter((key) => key !== fields.client_key);
    undo.dataset.given = given.join(" ");
    undo.elements.client_key.value = given[0] || "";
    undo.hidden = !given.length;
    row.querySelector("[data-mine]").textContent = "●".repeat(given.length);
    row.querySelector("[data-mine-count]").textContent = String(given.length);
    const left = Number(part().dataset.left) + (gives ? -1 : 1);
    part().dataset.left = String(left);
    part().querySelector("[data-left-count]").textContent = String(left);
    if (!gives) row.querySelector("[data-send=dot] button").focus();
  };

  const enqueue = (form, button) => {
    const fields = Object.fromEntries(new FormData(form));
    if (button?.name) fields[button.name] = button.value;
    const box = form.querySelector("[name=text]");
    if (box && !box.value.trim()) { box.focus(); return; }
    if (form.dataset.send !== "undot") fields.client_key = newKey();
    store.set("queue", [...queue(), { id: newKey(), to: form.action, fields }]);
    show(form, fields);
    if (box) {
      box.value = "";
      store.set(`draft.${fields.step}`, null);
      if (form.hasAttribute("data-left-over")) form.hidden = true;
      else box.focus();
    }
    dress();
    flush();
  };

  // --- the desk: a form goes in the background, its answer is the part ---

  const post = async (form, button) => {
    const body = new URLSearchParams(new FormData(form));
    if (button?.name) body.set(button.name, button.value);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Part": "1" }, redirect: "error" });
      const html = await answer.text();
      if (answer.ok && swap(html, true)) return;
      if (!answer.ok && swap(html)) { part().querySelector("[role=alert]")?.scrollIntoView({ block: "center" }); return; }
    } catch { /* sent the plain way */ }
    if (button?.name) {
      const hidden = document.createElement("input");
      Object.assign(hidden, { type: "hidden", name: button.name, value: button.value });
      form.append(hidden);
    }
    form.submit();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-send]");
    if (!form || !part().contains(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.dataset.send === "desk") post(form, event.submitter);
    else enqueue(form, event.submitter);
  }, true);

  // --- drafts ---

  document.addEventListener("input", (event) => {
    const box = event.target.closest?.("[data-draft]");
    if (box) store.set(`draft.${box.dataset.draft}`, box.value || null);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-drop]");
    if (!button) return;
    const form = button.closest("form");
    store.set(`draft.${form.elements.step.value}`, null);
    form.elements.text.value = "";
    form.hidden = true;
  });

  const dress = () => {
    const root = part();
    if (root.dataset.roomPart !== "phone") return;
    const box = root.querySelector("[data-draft]");
    if (box) {
      const draft = store.get(`draft.${box.dataset.draft}`);
      if (box.value) { // refused: it came back as it was typed
        if (draft && draft !== box.value) box.value = `${box.value}\n${draft}`;
        store.set(`draft.${box.dataset.draft}`, box.value);
      } else if (draft) box.value = draft;
    }
    leftOver(root);
    if (root.querySelector("[data-left-count]")) {
      for (const button of root.querySelectorAll("[data-send=dot] button")) button.disabled = Number(root.dataset.left) <= 0;
    }
    showWaiting();
  };
  const leftOver = (root) => { // a card that was begun in a step that is over
    const form = root.querySelector("[data-left-over]");
    if (!form || !form.hidden) return;
    for (let step = Number(root.dataset.step) - 1; step > 0; step -= 1) {
      const draft = store.get(`draft.${step}`);
      if (!draft) continue;
      form.elements.step.value = String(step);
      form.elements.text.value = draft;
      form.hidden = false;
      return;
    }
  };

  dress();
  follow();
  if (role() === "phone") {
    for (const item of queue()) again(part(), item);
    dress();
    flush();
  }
})();
