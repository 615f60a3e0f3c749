// What HTML alone cannot do: print, copy, show a movement again, open what is folded before printing,
// and take names off a page that is left open when they are locked.
"use strict";

for (const button of document.querySelectorAll("button.print")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy);
    const said = button.textContent;
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = said; }, 2000);
    } catch {
      // Not allowed here: select it, so that Ctrl+C copies it.
      getSelection().selectAllChildren(text);
    }
  });
}

// A pointer path once more, at the pace at which the hand moved.
for (const button of document.querySelectorAll("button.replay")) {
  const line = button.closest("figure").querySelector("polyline[data-ms]");
  if (!line) continue;
  const points = line.getAttribute("points");
  const all = points.split(" ");
  const times = line.dataset.ms.split(" ").map(Number);
  let frame = 0;
  button.hidden = false;
  button.addEventListener("click", () => {
    cancelAnimationFrame(frame);
    const began = performance.now();
    const step = (now) => {
      const at = now - began;
      let shown = 1;
      while (shown < times.length && times[shown] <= at) shown += 1;
      line.setAttribute("points", all.slice(0, shown).join(" "));
      if (shown < times.length) frame = requestAnimationFrame(step);
      else line.setAttribute("points", points);
    };
    frame = requestAnimationFrame(step);
  });
}

const folded = [];
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".skill details:not([open])")) {
    details.open = true;
    folded.push(details);
  }
});
addEventListener("afterprint", () => {
  for (const details of folded.splice(0)) details.open = false;
});

// First names and private notes leave the page when they are locked, here or in another tab.
const tabs = new BroadcastChannel("deficlic");
const hide = () => {
  for (const secret of document.querySelectorAll("[data-secret]")) secret.remove();
};
tabs.addEventListener("message", hide);
if ("locked" in document.body.dataset) tabs.postMessage("locked");
if (document.body.dataset.locksS) {
  const until = Date.now() + document.body.dataset.locksS * 1000;
  const look = () => { if (Date.now() >= until) hide(); };
  setInterval(look, 1000);
  // Timers sleep with the machine and in the background.
  for (const woken of ["visibilitychange", "pageshow", "focus"]) addEventListener(woken, look, true);
}
