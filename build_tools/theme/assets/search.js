// The search: a small index of titles, summaries, other names and steps, ranked as one types.
// The index is a list of [address, title, summary, other names, steps]. Words of harm, and questions
// without an answer, show who to call before any page.

const WEIGHTS = [0, 6, 3, 5, 1];
const SMALL = new Set(
  ("a about am an and any anyone are as at be been but by can could did do does for from get had has have he her " +
    "happen him his how i if in into is it its me my no not now of on or our right she should so some somebody someone tell that " +
    "the their them then there they this to up us was we were what when where which who whom why will with would " +
    "you your").split(" "),
);

export const wordsOf = (text) =>
  (plain(text).replace(/[’']s\b/g, "").replace(/[’']/g, "").match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

function stem(word) {
  if (word.length < 5) return word.replace(/([a-z]{3})s$/, "$1");
  return word
    .replace(/ies$/, "y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/([^s])s$/, "$1")
    .replace(/(?:ing|ed)$/, (end, at) => (at > 3 ? "" : end))
    .replace(/e$/, "");
}

// How well a word of the index fits a word of the question: 1 the same, less for a beginning or a slip.
export function fit(typed, word, isLast) {
  if (typed === word) return 1;
  if (isLast && typed.length > 2 && word.startsWith(typed)) return 0.8;
  if (typed.length > 3 && word.length > 3 && oneSlip(typed, word)) return 0.6;
  return 0;
}

function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [x, y] = [a.slice(start), b.slice(start)];
  const swapped = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return swapped || x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1);
}

export function prepare(index, words = []) {
  const pages = index.map(([address, title, summary, names, steps]) => ({
    address,
    title,
    summary,
    fields: [[], wordsOf(title), wordsOf(summary), wordsOf(names.join(" ")), wordsOf(steps.join(" "))],
  }));
  // A word is rare or common field by field: the name of a team is in many steps, and in one title.
  const seen = WEIGHTS.map(() => new Map());
  for (const page of pages) {
    page.fields.forEach((field, number) => {
      for (const word of new Set(field)) seen[number].set(word, (seen[number].get(word) ?? 0) + 1);
    });
  }
  const harm = words.map((one) => wordsOf(one).join(""));
  return { pages, harm, rarity: (word, number) => Math.log(1 + pages.length / seen[number].get(word)) };
}

// Whether a question holds words of harm, in whatever shape: "self-harm", "selfharm", "suicde".
export function speaksOfHarm({ harm }, question) {
  const words = wordsOf(question);
  const runs = words.map((_, from) => words.slice(from, from + 6).map((_, last) => words.slice(from, from + last + 1).join("")));
  return runs.some((list) => list.some((run) => harm.some((one) => one === run || (one.length > 5 && oneSlip(one, run)))));
}

// The pages that fit a question, best first.
export function rank({ pages, rarity }, question) {
  const all = wordsOf(question);
  const typed = all.filter((word) => !SMALL.has(word));
  const wanted = typed.length ? typed : all;
  return pages
    .map((page) => ({ page, score: score(page, wanted, rarity) }))
    .filter(({ score: points }) => points > 0)
    .sort((a, b) => b.score - a.score || a.page.title.localeCompare(b.page.title))
    .map(({ page }) => page);
}

function score(page, wanted, rarity) {
  let total = 0;
  let found = 0;
  wanted.forEach((word, position) => {
    const isLast = position === wanted.length - 1;
    let best = 0;
    page.fields.forEach((field, number) => {
      for (const other of field) {
        best = Math.max(best, fit(word, other, isLast) * WEIGHTS[number] * rarity(other, number));
      }
    });
    total += best;
    found += best > 0;
  });
  return total * (found / Math.max(1, wanted.length));
}

let parts;

function make(root, link) {
  const dialog = document.createElement("dialog");
  dialog.className = "find";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML =
    '<form method="dialog"><label for="find-words">What are you looking for?</label>' +
    '<input id="find-words" type="search" autocomplete="off" enterkeyhint="search">' +
    '<button type="button">Close</button></form><p role="status"></p>' +
    '<div class="find-calls" role="group" aria-label="Who to call now" tabindex="-1" hidden></div><ol></ol>';
  const [input, status, calls, list] = ["input", "p", ".find-calls", "ol"].map((name) => dialog.querySelector(name));
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!calls.hidden) calls.focus(); // the first answer is to call, which nobody does by mistake
    else if (input.value.trim()) list.querySelector("a").click();
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") dialog.close(); // a search field keeps the first Escape to itself
  });
  dialog.addEventListener("close", () => link.focus());
  document.body.append(dialog);
  return { dialog, input, status, calls, list, root };
}

// Where nobody typed yet, the first guides to turn to; where nothing fits, two pages that list all.
const LISTS = [
  { address: "a-to-z/", title: "A to Z of guides", summary: "Every guide, and the other words for it." },
  { address: "contacts/", title: "Who to call", summary: "Every number on this site." },
];

function show({ input, status, calls, list, root }, ready) {
  const question = input.value.trim();
  const found = question ? rank(ready, question).slice(0, 8) : ready.pages.slice(0, 5);
  const isHarm = speaksOfHarm(ready, question);
  calls.hidden = !question || (found.length > 0 && !isHarm);
  list.textContent = "";
  list.append(...(found.length ? found : LISTS).map((page) => line(page, root)));
  status.textContent = !question ? "Type a word or a question, or start here:" : said(found.length, isHarm);
}

function said(number, isHarm) {
  const pages = `${number} ${number === 1 ? "page" : "pages"} found`;
  if (isHarm) return number ? `Someone can help now. ${pages}, below who to call.` : "Someone can help now.";
  return number ? `${pages}.` : "Nothing found. Try another word, or the A to Z. To talk to someone, call:";
}

function line(page, root) {
  const [item, link, words] = ["li", "a", "span"].map((name) => document.createElement(name));
  link.href = new URL(page.address, root);
  link.textContent = page.title;
  words.textContent = page.summary;
  item.append(link, words);
  return item;
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`no ${address}`);
  return answer.json();
}

function styled(address) {
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  document.head.append(sheet);
  return new Promise((ready, failed) => Object.assign(sheet, { onload: ready, onerror: failed }));
}

async function start(root, link) {
  const [index, help] = await Promise.all([
    fetched(new URL("search-list.json", root)),
    fetched(new URL("assets/search-help.json", root)),
    styled(new URL("assets/search.css", root)),
  ]);
  const ready = prepare(index, help.harm);
  parts = make(root, link);
  parts.calls.innerHTML = help.calls;
  parts.input.addEventListener("input", () => show(parts, ready));
  show(parts, ready);
}

export async function open(root, link) {
  if (!parts) await start(root, link);
  if (!parts.dialog.open) parts.dialog.showModal();
  parts.input.focus();
}
