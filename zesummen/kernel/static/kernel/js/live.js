// A page says that it has changed. Without this script a reload shows the same.
//   <p data-live="/live/plan.12/?t=…"><span data-live-hint hidden>…</span></p>   a hint to reload
//   <div data-live="…" data-live-get="/s/…/rows/">…</div>   htmx fetches the part anew (trigger "live")
(() => {
  "use strict";
  const places = [...document.querySelectorAll("[data-live]")];
  const streams = new Map();

  const tell = (place) => {
    const hint = place.querySelector("[data-live-hint]");
    if (hint) hint.hidden = false;
    if (place.dataset.liveGet && window.htmx) {
      window.htmx.ajax("GET", place.dataset.liveGet, { target: place, swap: "innerHTML" });
    }
    return Boolean(hint);
  };

  const follow = (place) => {
    if (streams.has(place)) return;
    const stream = new EventSource(place.dataset.live);
    streams.set(place, stream);
    stream.addEventListener("changed", () => {
      if (tell(place)) leave(place, true); // one hint is enough
    });
    stream.addEventListener("error", () => {
      if (stream.readyState === EventSource.CLOSED) leave(place, true); // the token ended: the page is old
    });
  };

  const leave = (place, forGood) => {
    streams.get(place)?.close();
    streams.delete(place);
    if (forGood) places.splice(places.indexOf(place), 1);
  };

  // Only the page in sight holds a connection: a browser opens six to one address, then everything waits.
  // What a hidden page misses it is told when it comes back.
  const look = () => {
    for (const place of [...places]) {
      if (document.visibilityState === "visible") follow(place);
      else leave(place, false);
    }
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", () => {
    for (const place of [...places]) leave(place, false);
  });
  window.addEventListener("pageshow", look);
  look();
})();
