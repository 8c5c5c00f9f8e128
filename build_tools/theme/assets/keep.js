// "Keep these guides on this phone": shows its part of the page where a copy can be kept. Nothing is
// registered, fetched or stored before the button is pressed. worker.js does the keeping.
const root = new URL("..", import.meta.url);
const ourCopies = `saved-copy ${root.pathname} `;
const part = document.querySelector(".keep");
const [size, state, count, on, off] = ["size", "state", "count", "on", "off"].map((name) =>
  part.querySelector(`.keep-${name}`),
);
const WHY = {
  signal: "the signal was lost. Try again where it is better.",
  answer:
    "the answer was not from this site, or the site is just being changed. " +
    "If this Wi-Fi wants you to sign in, do that first. Or try again later.",
  room: "this device has no room for it.",
  data: "this device is set to save data. Press the button to fetch it all the same.",
  browser: "this browser does not allow it. Perhaps this is a private window.",
};
const savesData = Boolean(navigator.connection?.saveData);
let asked = !savesData;
let why = ""; // a worker tells why it failed before it is gone

const copies = async () => (await caches.keys()).filter((name) => name.startsWith(ourCopies));

async function registered() {
  const found = await navigator.serviceWorker.getRegistration(root);
  return found?.scope === root.href ? found : undefined; // a site above this one has its own
}

function say(words, { kept = false, busy = false } = {}) {
  const hadFocus = part.contains(document.activeElement);
  state.textContent = words;
  count.textContent = "";
  on.textContent = kept ? "Fetch the newest copy" : "Keep these guides";
  on.setAttribute("aria-disabled", busy);
  on.hidden = kept && !savesData;
  off.hidden = !kept;
  if (hadFocus) (kept ? off : on).focus(); // the button that was pressed may be gone
}

// Says how things are. A cache's name ends in the day and the version of its copy.
async function show() {
  const registration = await registered();
  if (!registration) await deleteCopies(); // what an interrupted start left
  const [name] = registration?.active ? await copies() : [];
  if (!name) {
    say(why ? `The copy could not be kept: ${WHY[why]}` : "No copy is kept on this device.");
    return;
  }
  const made = new Date(`${name.slice(ourCopies.length).split(" ")[0]}T00:00`);
  const day = made.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const not = why ? ` A newer one could not be fetched: ${WHY[why]}` : "";
  say(`A copy is kept on this device. It was made on ${day}.${not}`, { kept: true });
  addManifest();
}

// The site can be put on the home screen once it opens there without a signal.
function addManifest() {
  if (document.querySelector("link[rel=manifest]")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = new URL("site.webmanifest", root);
  document.head.append(link);
}

function watch(registration) {
  registration.onupdatefound = () => follow(registration.installing);
  if (registration.installing) follow(registration.installing);
}

function follow(worker) {
  why = "";
  say("Keeping these guides.", { busy: true });
  worker.addEventListener("statechange", () => {
    if (worker.state === "redundant") why = why || "signal";
    if (["activated", "redundant"].includes(worker.state)) show();
  });
}

function ask() {
  asked = true;
  state.textContent = `This device is set to save data. This fetches up to ${size.textContent}.`;
  on.textContent = "Fetch it all the same";
}

async function keep() {
  if (on.getAttribute("aria-disabled") === "true") return;
  if (!asked) {
    ask();
    return;
  }
  say("Keeping these guides.", { busy: true });
  try {
    for (const name of await copies()) await (await caches.open(name)).put("asked", new Response());
    const registration = await navigator.serviceWorker.register(new URL("worker.js", root), { updateViaCache: "none" });
    if (registration.active) await registration.update();
    watch(registration);
    if (!registration.installing) await show();
  } catch (error) {
    why = { SecurityError: "answer", TypeError: "signal" }[error.name] ?? "browser";
    await show();
  }
}

async function deleteCopies() {
  for (const name of await copies()) await caches.delete(name);
}

async function remove() {
  await (await registered())?.unregister();
  await deleteCopies();
  document.querySelector("link[rel=manifest]")?.remove();
  say("The copy is removed. Your history may still list pages that you visited.");
}

async function start() {
  await show();
  const registration = await registered();
  if (registration) watch(registration);
  part.hidden = false;
}

if (size.textContent && "serviceWorker" in navigator && "caches" in window) {
  on.addEventListener("click", keep);
  off.addEventListener("click", remove);
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.of) count.textContent = `${data.done} of ${data.of} files`;
    why = data.failed ?? why;
  });
  start();
}
