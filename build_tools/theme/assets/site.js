// Lets the reader choose light or dark. Nothing is kept on the device until they choose, and
// "As this device" takes it away again. Without scripts the device's own choice holds.
(() => {
  const root = document.documentElement;
  const foot = document.querySelector(".foot");
  let kept = "";
  try {
    kept = localStorage.getItem("scheme") ?? "";
  } catch {
    return; // this browser keeps nothing: there is nothing to offer
  }

  function use(scheme) {
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
  }

  use(kept);
  if (!foot) return;
  foot.insertAdjacentHTML(
    "beforeend",
    '<p class="scheme"><label>Colours <select><option value="">As this device</option>' +
      '<option value="light">Light</option><option value="dark">Dark</option></select></label></p>',
  );
  const choice = foot.querySelector("select");
  choice.value = kept;
  choice.addEventListener("change", () => {
    use(choice.value);
    if (choice.value) localStorage.setItem("scheme", choice.value);
    else localStorage.removeItem("scheme");
  });
})();

// "Keep these guides on this phone" is far down: its script comes when the reader gets near.
(() => {
  const script = new URL("../assets/offline.js", document.currentScript.src);
  const before = document.querySelector(".keep")?.previousElementSibling;
  if (!before) return;
  const near = new IntersectionObserver(([place]) => {
    if (!place.isIntersecting) return;
    near.disconnect();
    import(script);
  }, { rootMargin: "400px" });
  near.observe(before);
})();

// Upgrades the link to the A to Z into a search. Without scripts the link still leads there.
(() => {
  const root = new URL("..", document.currentScript.src);
  const link = document.querySelector(".bar-find");
  if (!link || !window.HTMLDialogElement) return;
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");

  const open = async (event) => {
    event.preventDefault();
    try {
      const search = await import(new URL("assets/search.js", root));
      await search.open(root, link);
    } catch {
      location.href = link.href; // no signal for the search: the A to Z may still be had
    }
  };

  link.addEventListener("click", open);
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") open(event);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.target.closest("input, textarea, dialog")) open(event);
  });
})();

// The menu opens without scripts. With them Escape, or a press beside it, shuts it.
(() => {
  const menu = document.querySelector(".menu");
  if (!menu) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
})();

// Paper shows where everything comes from, also in a browser whose style sheets cannot open a fold.
(() => {
  const shut = () => Array.from(document.querySelectorAll("details.fold:not([open])"));
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = shut();
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
})();
