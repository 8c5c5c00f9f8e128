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
const IN_VAIN = 1000; // milliseconds without an answer that count as a weak signal
const WEAK_FOR = 5 * 60 * 1000; // milliseconds of cache first after that
const GIVE_UP = 20000; // milliseconds without a byte after which waiting ends
const WEAK = new URL("weak-signal", ROOT); // in the copy's own cache, so that it goes with the copy

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(ROOT.href)) return;
  const address = url.pathname.slice(ROOT.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  if (event.request.mode === "navigate") event.respondWith(page(event, address));
  else if (!FILES.has(address)) return;
  else if (address.startsWith("assets/")) event.respondWith(asset(event.request, address));
  else event.respondWith(searchList(event, address));
});
addEventListener("message", ({ data }) => {
  if (data.stop) end("stopped");
});

// Taking a copy

async function install() {
  try {
    if (navigator.connection?.saveData && (await mustAsk())) throw refused("data");
    await takeAll();
  } catch (error) {
    taking.abort(); // the other files of this turn
    await caches.delete(NAME);
    await tell({ failed: error.name === "QuotaExceededError" ? "room" : ended ?? error.why ?? "signal" });
    throw error;
  } finally {
    clearTimeout(silence);
  }
  await skipWaiting();
}

const refused = (why) => Object.assign(new Error(`No copy was taken: ${why}.`), { why });

// Taking a copy ends when nothing at all comes any more, or when the reader says so.
const taking = new AbortController();
let ended;
let silence;

function end(why) {
  ended = ended ?? why;
  taking.abort();
}

function somethingCame() {
  clearTimeout(silence);
  silence = setTimeout(end, GIVE_UP, "signal");
}

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
  somethingCame();
  const addresses = [...FILES.keys()];
  for (let done = 0; done < addresses.length; done += AT_ONCE) {
    await tell({ done, of: addresses.length });
    await Promise.all(addresses.slice(done, done + AT_ONCE).map((address) => take(cache, address)));
  }
}

async function take(cache, address) {
  const url = new URL(address, ROOT);
  if (ended) throw refused(ended);
  const had = await caches.match(url); // a file that did not change is not fetched again
  if (had && (await isListed(address, await had.clone().arrayBuffer()))) return cache.put(url, had);
  // "reload": a file that changed within a second of itself looks unchanged to the browser's cache
  const answer = await fetch(url, { cache: "reload", redirect: "manual", signal: taking.signal });
  if (answer.status >= 500 || answer.status === 429) throw refused("server");
  const bytes = await readAll(answer);
  if (!(await isListed(address, bytes))) throw refused("answer");
  return cache.put(url, plain(bytes, answer));
}

async function readAll({ body }) {
  if (!body) return new ArrayBuffer(0); // a redirect, which no file of the list is
  const parts = [];
  const reader = body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    somethingCame();
    parts.push(part.value);
  }
  return new Response(new Blob(parts)).arrayBuffer();
}

async function isListed(address, bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
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

async function page(event, address) {
  const { search } = new URL(event.request.url);
  if (FILES.has(`${address}/`)) return Response.redirect(new URL(`${address}/${search}`, ROOT));
  const file = await saved(address);
  if (!file) return Promise.race([fetch(event.request), silent()]).catch(missing);
  return (await newest(event, COPY.ours)) ?? withLine(file, isOld() ? COPY.old : COPY.current);
}

// Fails once nothing at all has come for long, so that nobody looks at an empty page.
const silent = () => new Promise((_, fail) => setTimeout(fail, GIVE_UP));

// An asset's name changes with what is in it: the one of the copy is the one that was asked for.
async function asset(request, address) {
  return (await saved(address)) ?? fetch(request);
}

// The search's list goes with the pages, so that it names what they lead to.
async function searchList(event, address) {
  return (await newest(event, "[[")) ?? (await saved(address)) ?? Response.error();
}

// Network first. For some minutes after a wait in vain, cache first: nobody waits at every page. The
// network is then tried behind the copy, and comes first again once it answers.
async function newest(event, ours) {
  const answer = fromNetwork(event.request, ours);
  event.waitUntil(answer);
  return (await isWeak()) ? undefined : answer;
}

// The network's answer, if it comes soon, whole, and is ours: the sign-in page of a hotel's Wi-Fi is
// not. A copy that has grown too old no longer outdoes whatever the network says.
async function fromNetwork({ url }, ours) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  const start = Date.now();
  try {
    const answer = await fetch(url, { cache: "no-cache", redirect: "manual", signal: patience.signal });
    const text = await answer.clone().text();
    await (await caches.open(NAME)).delete(WEAK);
    return isOld() || text.includes(ours) ? answer : undefined;
  } catch {
    if (Date.now() - start > IN_VAIN) await (await caches.open(NAME)).put(WEAK, new Response(Date.now()));
    return undefined; // no signal, or too little of it
  } finally {
    clearTimeout(timer);
  }
}

// The worker may have been stopped and started since, so that this is written down.
async function isWeak() {
  const mark = await (await caches.open(NAME)).match(WEAK);
  return mark !== undefined && Math.abs(Date.now() - Number(await mark.text())) < WEAK_FOR;
}

async function missing() {
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
