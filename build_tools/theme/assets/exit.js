// "Exit this page": covers the page, then puts another in its place, so that Back does not lead here.
// So does Shift, pressed three times within five seconds with no other key, text or press between.
// For every browser: no syntax newer than ES2017, no newer method, and nothing may stop `leave`.
(() => {
  const link = document.querySelector(".exit");
  let presses = 0;
  let alone = false;
  let timer;

  function cover() {
    const words = document.createElement("div");
    words.className = "exit-cover foot";
    words.setAttribute("role", "alert");
    words.textContent = "Leaving this page.";
    document.body.textContent = "";
    document.body.appendChild(words);
    document.title = "Leaving";
  }

  function leave(event) {
    try {
      event.preventDefault();
      cover();
    } finally {
      location.replace(link.href);
    }
  }

  link.addEventListener("click", leave);

  // What is said of the Shift key: dots for eyes, words for ears.
  link.insertAdjacentHTML(
    "beforebegin",
    '<span class="exit-dots" aria-hidden="true" hidden></span><span class="unseen exit-status" role="status"></span>',
  );

  function count(number, words) {
    clearTimeout(timer);
    presses = number;
    const dots = document.querySelector(".exit-dots");
    dots.textContent = "●".repeat(number) + "○".repeat(3 - number);
    dots.hidden = number === 0;
    document.querySelector(".exit-status").textContent = words;
  }

  function startAgain() {
    alone = false;
    if (presses) count(0, "Leaving by the Shift key has stopped.");
  }

  document.addEventListener("keydown", (event) => {
    const other = event.key !== "Shift" || event.altKey || event.ctrlKey || event.metaKey;
    if (other) startAgain();
    else alone = true;
  });
  for (const name of ["input", "mousedown"]) document.addEventListener(name, startAgain);
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    if (presses === 2) {
      leave(event);
      return;
    }
    count(presses + 1, presses === 0 ? "Shift, press 2 more times to leave." : "Shift, press 1 more time to leave.");
    timer = setTimeout(startAgain, 5000);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload(); // come back to by the Back button: the cover must go
  });
})();
