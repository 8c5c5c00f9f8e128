// "Keep these guides on this phone": shows its part of the page where a copy can be kept. Nothing is
// registered, fetched or stored before the button is pressed. worker.js does the keeping.
const root = new URL("..", import.meta.url);
const ourCopies = `saved-copy ${root.pathname} `;
const part = document.querySelector(".keep");
const [size, state, count, on, off] = ["size", "state", "count", "on", "off"].map((name) =>
  part.querySelector(`.keep-${name}`),
);
const WHY = {
  signal: "nothing more came. Try again where the signal is better, or later.",
  server: "this site has a fault just now. Try again later.",
  stopped: "you stopped it.",
  unfinished: "it did not finish. Try again.",
  answer:
    "the answer was not from this site, or the site is just being changed. " +
    "If this Wi-Fi wants you to sign in, do that first. Or try again later.",
  room: "this device has no room for it.",
  data: "this device is set to save data. Press the button to fetch it all the same.",
  browser: "this browser does not allow it. Perhaps this is a private window.",
};
const GIVE_UP = 20000; // milliseconds that the start may take
const savesData = Boolean(navigator.connection?.saveData);
let asked = !savesData;
let why = ""; // a worker tells why it failed before it is gone
let start; // the start that is under way, which can be stopped

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
  off.textContent = busy ? "Stop" : "Remove the saved copy";
  off.hidden = !kept && !busy;
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
    if (worker.state === "redundant") why = why || "unfinished";
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
  start = new AbortController();
  const { signal } = start;
  const timer = setTimeout(() => start.abort(), GIVE_UP);
  why = "";
  try {
    await Promise.race([begin(signal), aborted(signal)]);
  } catch (error) {
    const reasons = { SecurityError: "answer", TypeError: "signal", AbortError: "signal" };
    why = why || error.why || reasons[error.name] || "browser";
    await show();
  } finally {
    clearTimeout(timer);
  }
}

async function begin(signal) {
  for (const name of await copies()) await (await caches.open(name)).put(new URL("asked", root), new Response());
  const worker = new URL("worker.js", root);
  // Fetched here first, where it can be stopped and the server's own word is heard.
  const answer = await fetch(worker, { cache: "no-cache", signal });
  const isFault = answer.status >= 500 || answer.status === 429;
  if (!answer.ok) throw Object.assign(new Error(), { why: isFault ? "server" : "answer" });
  await answer.text();
  const registration = await navigator.serviceWorker.register(worker, { updateViaCache: "none" });
  if (registration.active) await registration.update();
  if (signal.aborted) return stopInstalling(registration);
  watch(registration);
  if (!registration.installing) await show();
}

const aborted = (signal) =>
  new Promise((_, fail) => {
    signal.addEventListener("abort", () => fail(new DOMException("", "AbortError")));
  });

async function stop() {
  why = "stopped";
  if (start) start.abort();
  stopInstalling(await registered());
}

function stopInstalling(registration) {
  if (registration?.installing) registration.installing.postMessage({ stop: true });
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

async function open() {
  await show();
  const registration = await registered();
  if (registration) watch(registration);
  part.hidden = false;
}

if (size.textContent && "serviceWorker" in navigator && "caches" in window) {
  on.addEventListener("click", keep);
  off.addEventListener("click", () => (on.getAttribute("aria-disabled") === "true" ? stop() : remove()));
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.of) count.textContent = `${data.done} of ${data.of} files`;
    why = data.failed ?? why;
  });
  open();
}
