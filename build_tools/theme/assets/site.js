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
