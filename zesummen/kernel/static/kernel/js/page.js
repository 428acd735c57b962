// Small helps for signed-in pages. Everything works without them.
(() => {
  "use strict";

  // The summary of problems takes the focus after a full load and after an htmx answer.
  const focusProblem = (root) => {
    const summary = root.querySelector("[data-focus]");
    if (summary) summary.focus();
  };

  // A link of the summary scrolls the label into view, not only the input below it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".problem a[href^='#']");
    const input = link && document.getElementById(link.hash.slice(1));
    if (!input) return;
    event.preventDefault();
    const fold = input.closest("details");
    if (fold) fold.open = true;
    (input.closest(".field") || input).scrollIntoView({ block: "start" });
    input.focus({ preventScroll: true });
  });

  // A menu closes on Escape and when one goes elsewhere.
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.drop[open]")) {
      if (menu !== except) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => closeMenus(event.target.closest?.("details.drop")));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target.closest?.("details.drop[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A form goes once, however often its button is pressed; the server checks it in any case.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000);
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  // Buttons that only a script can serve are shown by it.
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // A request of htmx that was refused or lost is said, not swallowed.
  const sayFailed = () => {
    const place = document.getElementById("messages");
    if (!place) return;
    const line = document.createElement("p");
    line.className = "message";
    line.dataset.tone = "error";
    line.textContent = place.dataset.failed;
    place.replaceChildren(line);
  };
  document.addEventListener("htmx:responseError", sayFailed);
  document.addEventListener("htmx:sendError", sayFailed);

  focusProblem(document);
  document.addEventListener("htmx:afterSettle", (event) => focusProblem(event.target));
})();
