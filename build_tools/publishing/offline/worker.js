// The saved copy of these guides, on the devices of readers who asked for it. The build writes
// VERSION and COPY above: the days and words of this copy, and the hash of every file.
//
// A copy is taken whole or not at all: each file must have the hash of the list, or the copy before
// stays. With an empty list, the worker removes every copy and itself.

const ROOT = new URL(registration.scope);
const OUR_COPIES = `saved-copy ${ROOT.pathname} `; // another site may stand on the same host
const NAME = `${OUR_COPIES}${COPY.made} ${VERSION}`;
const FILES = new Map(Object.entries(COPY.files));
const AT_ONCE = 6;
const PATIENCE = 3000; // milliseconds that a page may take before the copy is shown

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(ROOT.href)) return;
  const address = url.pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  if (event.request.mode === "navigate") event.respondWith(page(event.request, address));
  else if (!FILES.has(address)) return;
  else if (address.startsWith("assets/")) event.respondWith(asset(event.request, address));
  else event.respondWith(index(event.request, address));
});

// Taking a copy

async function install() {
  try {
    if (navigator.connection?.saveData && (await mustAsk())) throw refused("data");
    await takeAll();
  } catch (error) {
    await caches.delete(NAME);
    await tell({ failed: error.name === "QuotaExceededError" ? "room" : error.why ?? "signal" });
    throw error;
  }
  await skipWaiting();
}

const refused = (why) => Object.assign(new Error(`No copy was taken: ${why}.`), { why });

// A reader whose device saves data has asked for the first copy. A newer one waits until the reader
// asks for it as well.
async function mustAsk() {
  if (FILES.size === 0) return false;
  const earlier = (await ourCopies()).filter((name) => name !== NAME);
  const asked = await Promise.all(earlier.map(async (name) => (await caches.open(name)).match("asked")));
  return earlier.length > 0 && !asked.some(Boolean);
}

async function takeAll() {
  if (FILES.size === 0) return;
  await caches.delete(NAME); // what an interrupted start left
  const cache = await caches.open(NAME);
  const addresses = [...FILES.keys()];
  for (let done = 0; done < addresses.length; done += AT_ONCE) {
    await tell({ done, of: addresses.length });
    await Promise.all(addresses.slice(done, done + AT_ONCE).map((address) => take(cache, address)));
  }
}

async function take(cache, address) {
  const url = new URL(address, ROOT);
  const had = await caches.match(url); // a file that did not change is not fetched again
  if (had && (await isListed(address, had))) return cache.put(url, had);
  // "reload": a file that changed within a second of itself looks unchanged to the browser's cache
  const answer = await fetch(url, { cache: "reload", redirect: "manual" });
  if (!(await isListed(address, answer))) throw refused("answer");
  return cache.put(url, plain(await answer.arrayBuffer(), answer));
}

async function isListed(address, answer) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.clone().arrayBuffer()));
  return btoa(String.fromCharCode(...hash)) === FILES.get(address);
}

async function activate() {
  const kept = FILES.size > 0 ? NAME : "";
  for (const name of await ourCopies()) if (name !== kept) await caches.delete(name);
  if (FILES.size > 0) await clients.claim();
  else await registration.unregister();
}

async function ourCopies() {
  return (await caches.keys()).filter((name) => name.startsWith(OUR_COPIES));
}

async function tell(news) {
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(news);
}

// Showing it

async function page(request, address) {
  const file = await saved(address);
  if (!file) return fetch(request).catch(() => elsewhere(address));
  return (await fresh(request, COPY.ours)) ?? withLine(file, isOld() ? COPY.old : COPY.current);
}

// An asset's name changes with what is in it: the one of the copy is the one that was asked for.
async function asset(request, address) {
  return (await saved(address)) ?? fetch(request);
}

// The search's index goes with the pages, so that it names what they lead to.
async function index(request, address) {
  return (await fresh(request, "[[")) ?? (await saved(address)) ?? Response.error();
}

// The network's answer, if it comes soon, whole, and is ours: the sign-in page of a hotel's Wi-Fi is
// not. A copy that has grown too old no longer outdoes whatever the network says.
async function fresh({ url }, ours) {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(url, { cache: "no-cache", redirect: "manual", signal: patience.signal });
    const text = await answer.clone().text();
    return isOld() || text.includes(ours) ? answer : undefined;
  } catch {
    return undefined; // no signal, or too little of it
  }
}

async function elsewhere(address) {
  if (FILES.has(`${address}/`)) return Response.redirect(new URL(`${address}/`, ROOT));
  const file = await saved("404.html");
  return file ? withLine(file, COPY.missing, 404) : Response.error();
}

async function withLine(file, line, status = 200) {
  const text = await file.text();
  return plain(text.replace(COPY.top, () => line + COPY.top), file, status);
}

async function saved(address) {
  if (!FILES.has(address)) return undefined;
  return (await caches.open(NAME)).match(new URL(address, ROOT));
}

function isOld() {
  return Date.now() >= new Date(`${COPY.old_from}T00:00`);
}

// The same answer with other words in it: what the server said of their length and packing must go.
function plain(body, { headers }, status = 200) {
  const kept = new Headers(headers);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) kept.delete(name);
  return new Response(body, { status, headers: kept });
}
