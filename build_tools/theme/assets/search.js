// The search: a small index of titles, summaries, other names and steps, ranked as one types.
// The list holds [address, title, summary, other names, words of the steps, further words, questions people ask]. Words of harm, and questions
// without an answer, show who to call before any page.

const WEIGHTS = [6, 3, 5, 2, 1];
// The share of a question that a page must hold.
const FEW = 0.3;
// The share that one word of its title must make up.
const ENOUGH = 0.4;
// A word worth less is on more than a third of the pages.
const SHARED = 1;
// What two words that stand together in a page's names weigh, small words too.
const PAIR = 2;
// How much more a word of harm weighs than who did it, or where.
const HARMS = 1.5;
// A word that no page holds weighs as one that this share of the pages hold.
const UNKNOWN = 1 / 12;
// Guides come before other pages.
const FIRST = /^guides\//;
// Words of one meaning, by their stem: people say "nan", and a page says "grandparent".
const SAME = new Map(
  (
    "child:kid,kiddy,son,daughter,childr,children,toddler mum:mother,mam,mummy,mom dad:father,daddy " +
    "grandparent:nan,nana,gran,granny,grandma,grandmother,grandad,grandpa,grandfather " +
    "grandchild:grandson,granddaughter,grandchildr,grandchildren run:ran die:died,dying,death knif:kniv " +
    "stepdad:stepfather,step-dad stepmum:stepmother teenager:teen,teenag shak:shook,shaken " +
    "call:ring,rang,rung,phon,telephon autism:autistic asylum:refuge touch:grop drunk:drank,drinking " +
    "paedophil:pedophil,pedo,paedo police:cop,policeman groom:groomer hit:hitt,punch,slap smack:spank " +
    "councillor:counsellor,cllr scream:yell,shout photo:pic,pictur bully:bulli school:college violent:violenc " +
    "dirty:filthy,filth hungry:starv figur:percentag,statistic drug:heroin,cocain,crack,weed interpreter:translator,translat,english"
  )
    .split(" ")
    .flatMap((line) => line.split(":")[1].split(",").map((other) => [other, line.split(":")[0]])),
);

export const wordsOf = (text) =>
  (plain(text).replace(/[’']s\b/g, "").replace(/[’']/g, "").match(/[\p{L}\p{N}]+/gu) ?? []).map(root);

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

function root(word) {
  const short = stem(word);
  return SAME.get(short) || short;
}

function stem(word) {
  if (word.length < 5) return word.replace(/([a-z]{3})s$/, "$1");
  return word
    .replace(/(.{4})ly$/, "$1")
    .replace(/ie[sd]$/, "y")
    .replace(/(ss|x|ch|sh)es$/, "$1")
    .replace(/([^s])s$/, "$1")
    .replace(/(?:ing|ed)$/, (end, at) => (at > 2 ? "" : end))
    .replace(/([bdgkmnprt])\1$/, "$1")
    .replace(/(.{4})e$/, "$1");
}

// How well a word of the index fits a word of the question: 1 the same, less for a beginning.
export function fit(typed, word, isLast) {
  if (typed === word) return 1;
  return isLast && typed.length > 2 && word.startsWith(typed) ? 0.8 : 0;
}

function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [x, y] = [a.slice(start), b.slice(start)];
  const swapped = x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
  return swapped || x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1);
}

// `harm`: words and phrases of harm. `small`: words that find nothing. `shared`: words that are on so many pages that
// the list leaves them out of the steps and the further words.
export function prepare(list, { harm: words = [], small: common = [], shared = [] } = {}) {
  const small = new Set(common.flatMap(wordsOf));
  const pages = list.map(([address, title, summary, names = [], steps = "", further = "", questions = []]) => ({
    address,
    title,
    summary,
    questions,
    names: [title, ...names, ...questions].map((name) => weighty(small, name)).filter((name) => name.length),
    pairs: new Set([title, ...names, ...questions].flatMap((name) => pairsOf(wordsOf(name)))),
    fields: [title, summary, [...names, ...questions].join(" "), String(steps), String(further)].map((text) => new Set(wordsOf(text))),
  }));
  // A word is rare or common field by field: the name of a team is in many steps, and in one title.
  const seen = WEIGHTS.map(() => new Map());
  // A part of a page is none.
  const size = pages.filter(({ address }) => !address.includes("#")).length;
  const everywhere = new Map();
  const together = new Map();
  for (const page of pages) {
    for (const pair of page.pairs) together.set(pair, (together.get(pair) || 0) + 1);
    page.fields.forEach((field, number) => {
      for (const word of field) seen[number].set(word, (seen[number].get(word) || 0) + 1);
    });
    for (const word of new Set(page.fields.flatMap((field) => [...field]))) everywhere.set(word, (everywhere.get(word) || 0) + 1);
  }
  for (const word of shared.flatMap(wordsOf)) everywhere.set(word, size / 2);
  // Every word of the list as it is spelled, by its stem.
  const spelled = new Map();
  for (const text of list.flat(2)) {
    for (const word of plain(text).match(/[\p{L}\p{N}]+/gu) || []) spelled.set(root(word), (spelled.get(root(word)) || new Set()).add(word));
  }
  const harm = words.map((one) => wordsOf(one).join(""));
  // "kick me" is near "kick my".
  const shortPhrases = new Set(harm.filter((one, at) => one.length < 8 && wordsOf(words[at]).length > 1));
  const rarity = (word, number) => Math.log(size / seen[number].get(word));
  const worth = (word) => Math.log((1 + size) / (everywhere.get(word) || Math.max(1, size * UNKNOWN)));
  const pairRarity = (pair) => Math.log(size / together.get(pair));
  // The words that a slip may have been meant as.
  const long = [...spelled].flatMap(([short, all]) => (short.length > 4 ? [...all] : []));
  return { pages, small, pairRarity, harm, shortPhrases, spelled, long, rarity, worth };
}

const pairsOf = (words) => words.slice(1).map((word, at) => `${words[at]} ${word}`);
const weighty = (small, text) => wordsOf(text).filter((word) => !small.has(word));

// Whether a question holds words of harm, in whatever shape: "self-harm", "selfharm", "suicde".
export const speaksOfHarm = (ready, question) => wordsOfHarm(ready, question).length > 0;

function wordsOfHarm({ harm, shortPhrases }, question) {
  const words = wordsOf(question);
  const runs = words.flatMap((_, from) => words.slice(from, from + 6).map((_, last) => words.slice(from, from + last + 1)));
  const isLike = (one, run) => one === run || (one.length > 5 && one[0] === run[0] && !shortPhrases.has(one) && oneSlip(one, run));
  return runs.filter((run) => harm.some((one) => isLike(one, run.join("")))).flat();
}

// The pages that fit a question, best first. A page must hold a good part of the question, and more
// than one word of it, unless the question holds all of one of the page's names.
export function rank(ready, question) {
  const wanted = wantedWords(ready, question);
  const asked = {
    wanted,
    whole: wanted.reduce((sum, word) => sum + ready.worth(word), 0),
    pairs: pairsOf(wordsOf(question)),
    harm: new Set(wordsOfHarm(ready, question)),
  };
  return ready.pages
    .map((page) => ({ page, score: score(ready, page, asked) }))
    .filter(({ score: points }) => points > 0)
    .sort((a, b) => b.score - a.score || a.page.title.localeCompare(b.page.title))
    .map(({ page }) => page);
}

// The words of a question that weigh, each once. One that no page holds is taken apart where pages
// hold both parts ("homeschool"), and two are put together where pages hold that ("safe guarding").
function wantedWords({ small, spelled }, question) {
  const typed = weighty(small, question);
  const all = typed.length ? typed : wordsOf(question);
  const parts = all.flatMap((word) => (spelled.has(word) ? word : halves(spelled, word)));
  const joined = parts.slice(1).map((word, at) => parts[at] + word).filter((word) => spelled.has(word));
  const isKnown = (word) => spelled.has(word) || !joined.some((one) => one.startsWith(word) || one.endsWith(word));
  const family = parts.includes("grandchild") ? ["child"] : [];
  return [...new Set([...parts.filter(isKnown), ...joined, ...family])];
}

function halves(spelled, word) {
  for (let at = 4; at <= word.length - 3; at += 1) {
    const both = [root(word.slice(0, at)), root(word.slice(at))];
    if (both.every((part) => spelled.has(part))) return both;
  }
  return word;
}

function score({ rarity, pairRarity, worth }, page, { wanted, whole, pairs, harm }) {
  let total = 0;
  let share = 0;
  let held = 0;
  wanted.forEach((word, position) => {
    const isLast = position === wanted.length - 1;
    let best = 0;
    page.fields.forEach((field, number) => {
      for (const other of field) {
        best = Math.max(best, fit(word, other, isLast) * WEIGHTS[number] * rarity(other, number));
      }
    });
    if (best <= 0) return;
    total += best * (harm.has(word) ? HARMS : 1);
    share += worth(word) / (whole || 1);
    held += worth(word) > SHARED ? (harm.has(word) ? 2 : 1) : 0;
  });
  for (const pair of pairs) total += page.pairs.has(pair) ? PAIR * pairRarity(pair) : 0;
  const isGuide = FIRST.test(page.address);
  const isWhole = (name) => name.every((word) => wanted.includes(word)) && (name.length >= wanted.length || name.some((word) => worth(word) > SHARED));
  const isNamed = (isGuide || share >= FEW) && page.names.some(isWhole);
  const isTitled = share >= ENOUGH && wanted.some((word) => page.fields[0].has(word) && rarity(word, 0) > SHARED);
  if (!isNamed && !isTitled && (share < FEW || held < Math.min(2, wanted.length))) return 0;
  return total * share * (isNamed ? 1.5 : 1) * (isGuide ? 1 : 0.7);
}

// The question with each long word that no page holds put right, or nothing: offered, never taken.
// Whole words alone are compared: "breathing" is one letter from "breaching" and not meant as that.
export function meant({ small, spelled, long }, question) {
  let isOther = false;
  const words = (plain(question).match(/[\p{L}\p{N}]+/gu) || []).map((word) => {
    if (word.length < 6 || spelled.has(root(word)) || small.has(root(word))) return word;
    const other = long.find((whole) => oneSlip(word, whole));
    isOther = isOther || Boolean(other);
    return other || word;
  });
  return isOther ? words.join(" ") : "";
}

let parts;

function make(root, link) {
  const dialog = document.createElement("dialog");
  dialog.className = "find";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML =
    '<div class="find-bar"><button type="button">Close</button></div>' +
    '<form method="dialog"><label for="find-words">What are you looking for?</label>' +
    '<input id="find-words" type="search" autocomplete="off" enterkeyhint="search"></form><p role="status"></p>' +
    '<div class="find-calls" role="group" aria-label="Who to call now" tabindex="-1"></div><ol></ol>' +
    '<p class="find-meant" hidden>Did you mean <button type="button"></button>?</p>';
  const [input, status, calls, list, slip] = ["input", "p", ".find-calls", "ol", ".find-meant"].map((name) =>
    dialog.querySelector(name),
  );
  slip.querySelector("button").addEventListener("click", (event) => {
    input.value = event.target.textContent;
    input.dispatchEvent(new Event("input"));
    input.focus();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    // The first answer is to call, which nobody does by mistake.
    if (status.nextSibling === calls) calls.focus();
    else if (input.value.trim()) list.querySelector("a").click();
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  input.addEventListener("keydown", (event) => {
    // A search field keeps the first Escape to itself.
    if (event.key === "Escape") dialog.close();
  });
  dialog.addEventListener("close", () => link.focus());
  // The sheet covers the page's own.
  const exit = document.querySelector(".exit");
  if (exit) {
    const out = exit.cloneNode(true);
    out.onclick = () => exit.click() || false;
    dialog.firstChild.append(out);
  }
  document.body.append(dialog);
  return { dialog, input, status, calls, list, slip, root };
}

// Where nobody typed yet, the first guides to turn to; where nothing fits, two pages that list all.
const LISTS = [
  { address: "a-to-z/", title: "A to Z of guides", summary: "Every guide, and the other words for it." },
  { address: "contacts/", title: "Who to call", summary: "Every number on this site." },
];

function show({ input, status, calls, list, slip, root }, ready) {
  const question = input.value.trim();
  const found = question ? rank(ready, question).slice(0, 8) : ready.pages.slice(0, 5);
  const isHarm = speaksOfHarm(ready, question);
  // Who to call is always there: first where somebody may need it now.
  if (isHarm || !found.length) status.after(calls);
  else list.after(calls);
  const other = meant(ready, question);
  slip.hidden = !other;
  slip.querySelector("button").textContent = other;
  // Under the answers, where there are any.
  list[found.length ? "after" : "before"](slip);
  list.textContent = "";
  list.append(...(found.length ? found : LISTS).map((page) => line(page, root, asksThis(ready, page, question))));
  status.textContent = !question ? "Type a word or a question, or start here:" : said(found.length, isHarm);
}

function said(number, isHarm) {
  const pages = `${number} ${number === 1 ? "page" : "pages"} found`;
  if (isHarm) return number ? `Someone can help now. ${pages}, below who to call.` : "Someone can help now.";
  return number ? `${pages}.` : "Nothing found. Try another word, or the A to Z. To talk to someone, call:";
}

// The question of a page that the reader asks, if its words are all in theirs.
export function asksThis({ small }, { questions = [] }, question) {
  const typed = wordsOf(question);
  return questions.find((one) => weighty(small, one).length && weighty(small, one).every((word) => typed.includes(word)));
}

function line(page, root, asked) {
  const [item, link, words] = ["li", "a", "span"].map((name) => document.createElement(name));
  link.href = new URL(page.address, root);
  link.textContent = page.title;
  words.textContent = asked || page.summary;
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
  const ready = prepare(index, help);
  parts = make(root, link);
  parts.calls.innerHTML = help.calls;
  const pledge = parts.calls.querySelector('[href="pledge/"]');
  pledge.href = new URL("pledge/", root);
  parts.input.addEventListener("input", () => show(parts, ready));
  show(parts, ready);
}

export async function open(root, link) {
  if (!parts) await start(root, link);
  if (!parts.dialog.open) parts.dialog.showModal();
  parts.input.focus();
}
