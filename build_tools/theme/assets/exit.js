// "Exit this page": covers the page at once, then puts another in its place, so that the Back
// button does not lead here again. Without scripts it is a plain link. Pressing Shift three times
// within five seconds does the same; Shift with another key, for a capital or to go back by Tab,
// does not count.
(() => {
  const link = document.querySelector(".exit");
  const dots = document.querySelector(".exit-dots");
  const status = document.querySelector(".exit-status");
  let presses = 0;
  let alone = false;
  let timer;

  function leave(event) {
    event.preventDefault();
    const cover = document.createElement("div");
    cover.className = "exit-cover";
    cover.setAttribute("role", "alert");
    cover.textContent = "Leaving this page.";
    document.body.replaceChildren(cover);
    document.title = "Leaving";
    location.replace(link.href);
  }

  function count(number, words) {
    presses = number;
    dots.textContent = "●".repeat(number) + "○".repeat(3 - number);
    dots.hidden = number === 0;
    status.textContent = words;
  }

  for (const exit of document.querySelectorAll(".exit, .exit-first")) exit.addEventListener("click", leave);
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift";
  });
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    clearTimeout(timer);
    if (presses === 2) {
      count(3, "Leaving this page.");
      leave(event);
      return;
    }
    count(presses + 1, presses === 0 ? "Shift, press 2 more times to leave." : "Shift, press 1 more time to leave.");
    timer = setTimeout(() => count(0, "Leaving by the Shift key has stopped."), 5000);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // come back to by the Back button: the cover must go
  });
})();
