"""Every kind of mistake an editor can make, each made on a copy of the sample content."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

Mistake = Callable[[Path], object]
GUIDE = "guides/sample-worry.md"


def swap(file: str, old: str, new: str) -> Mistake:
    """Return a mistake that writes something else in place of a text."""

    def make(content: Path) -> None:
        path = content / file
        text = path.read_text(encoding="utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return make


def add(file: str, text: str) -> Mistake:
    """Add text at the end of a file, which may be new."""

    def make(content: Path) -> None:
        path = content / file
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")

    return make


def number(old: str, new: str) -> Mistake:
    """Return a change of a contact's number, with the number that it was confirmed for."""

    def make(content: Path) -> None:
        path = content / "contacts.yaml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    return make


def put(file: str, data: bytes) -> Mistake:
    """Return a mistake that writes a whole file."""

    def make(content: Path) -> None:
        (content / file).write_bytes(data)

    return make


def remove(file: str) -> Mistake:
    """Return a mistake that deletes a file."""

    def make(content: Path) -> None:
        (content / file).unlink()

    return make


def both(*mistakes: Mistake) -> Mistake:
    """Return several mistakes made together."""

    def make(content: Path) -> None:
        for mistake in mistakes:
            mistake(content)

    return make


def copy_guide(name: str, old: str = "", new: str = "") -> Mistake:
    """Return a mistake that copies a guide under another name, with a change."""

    def make(content: Path) -> None:
        text = (content / GUIDE).read_text(encoding="utf-8")
        (content / "guides" / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return make


def every_bomb(content: Path) -> None:
    """Aliases that would grow to millions of values."""
    lines = ["---", "a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefg", "bcdefgh", strict=True)
    ]
    (content / GUIDE).write_text("\n".join([*lines, "---", ""]), encoding="utf-8")


SUMMARY = "summary: Ring the sample hub and say what you saw."
TWO_VERSIONS = """<<<<<<< HEAD
  phone: 020 7946 0003
=======
  phone: 020 7946 0004
>>>>>>> new-number"""
FIRST_STEP = "  - Say what you saw.\n"

CATALOGUE: dict[str, Mistake] = {
    # what is pasted or left behind
    "number-that-does-not-exist": swap("contacts.yaml", "020 7946 0001", "01632 960001"),
    "number-with-a-nought-in-brackets": swap(
        "contacts.yaml", "020 7946 0001", "+44 (0)20 7946 0001"
    ),
    "number-for-relay": swap("contacts.yaml", "020 7946 0001", "18001 020 7946 0001"),
    "number-without-its-area": swap("contacts.yaml", "020 7946 0001", "960001"),
    "text-garbled": swap(GUIDE, "and say what you saw.", "and donâ€™t wait."),
    "letter-lost": swap(GUIDE, "and say what you saw.", "and don?t wait."),
    "code-in-the-form": swap(GUIDE, "  - Say what you saw.", "  - Don&#39;t wait."),
    "gap-to-fill": swap(GUIDE, "  - Say what you saw.", "  - Ring [insert team name] today."),
    "owner-to-be-confirmed": swap(GUIDE, "owner: Sample hub manager", "owner: TBC"),
    "owner-is-a-person": swap(GUIDE, "owner: Sample hub manager", "owner: Mrs Jo Bloggs"),
    "step-with-its-number": swap(GUIDE, "  - Say what you saw.", "  - 2. Say what you saw."),
    "stars-in-the-form": swap(GUIDE, "  - Say what you saw.", "  - Say *what* you saw."),
    "field-below-the-form": swap(GUIDE, "- Second sign", "status: withdrawn\n\n- Second sign"),
    "list-with-dashes": swap(
        GUIDE, "- First sign.", "Look for:\n– One sign\n– Another sign\n\n- First."
    ),
    "list-with-letters": swap(GUIDE, "- First sign.", "a) Ring\n\nb) Write\n\n- First sign."),
    "lines-that-run-together": swap(
        GUIDE, "A worry is **enough**.", "Sample team\nSample House\n\nA worry is **enough**."
    ),
    "lines-of-a-field-that-run-together": swap(
        "contacts.yaml", "hours: All day, every day", "hours: Monday 9 to 5\n    Tuesday 9 to 4"
    ),
    "link-with-a-space-in-it": swap(GUIDE, "shire.example/worries", "shire.example/my worries"),
    "link-the-wrong-way-round": swap(
        GUIDE, "[danger](sample-danger.md)", "(danger)[sample-danger.md]"
    ),
    "bold-left-open": swap(GUIDE, "**enough**", "**enough"),
    "two-addresses": swap(
        "sources.yaml", "/worries", "/worries,https://www.sampleshire.example/more"
    ),
    "address-with-its-bracket": swap("sources.yaml", "/worries", "/worries)."),
    "link-of-an-email-program": swap(
        "sources.yaml",
        "https://charity.example.org/danger",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcharity.example.org%2Fdanger"
        "&data=05%7Cjo.bloggs%40sampleshire.example%7C",
    ),
    "link-for-staff": swap(
        GUIDE, "https://www.sampleshire.example/worries", "https://sampleshire.sharepoint.com/form"
    ),
    "link-to-a-drive": swap(
        GUIDE, "https://www.sampleshire.example/worries", "file:///S:/form.docx"
    ),
    "link-with-an-email-in-it": swap(
        "sources.yaml", "/worries", "/worries?email=jo.bloggs@sampleshire.example"
    ),
    "birthday-with-slashes": swap(GUIDE, "You need *no proof*.", "His birthday is 3/3/2015."),
    "colour-too-pale": swap("site.yaml", "#5b2d91", "#aaaaaa"),
    "guide-named-index": copy_guide("index.md", "A sample worry", "Another"),
    "guide-in-the-wrong-place": put("young-carers.md", b"---\ntitle: Young carers\n---\n"),
    "register-with-another-ending": lambda content: (content / "contacts.yaml").rename(
        content / "contacts.yml"
    ),
    "folder-that-nobody-reads": lambda content: (content / "new guides").mkdir(),
    "word-file-renamed": put("guides/young.md", b"PK\x03\x04\x14 word/document.xml"),
    "word-file-among-guides": put("guides/young.docx", b"PK\x03\x04\x14"),
    "dashes-changed-by-word": swap(GUIDE, "---\ntitle", "—\ntitle"),
    "two-guides-in-one-file": swap(
        GUIDE, "Read the [sample", "\n\n---\ntitle: B\n---\nRead the [sample"
    ),
    "no-break-spaces": swap(GUIDE, "  - do: Ring", "\u00a0\u00a0- do: Ring"),
    "indent-lost": swap("contacts.yaml", "  hours: All day", "hours: All day"),
    "indent-of-the-last-field-lost": swap("contacts.yaml", "  confirmed: no", "confirmed: no"),
    "phone-under-another-name": swap("contacts.yaml", "  phone: 020", "  mobile: 020"),
    "names-of-contacts-in-a-line": swap(
        GUIDE, "contacts: [emergency, sample-hub, sample-unsure]", "contacts: Emergency, Sample hub"
    ),
    "related-with-its-ending": swap(
        GUIDE, "related: [sample-danger]", "related: [sample-danger.md]"
    ),
    # fields
    "field-missing": swap(GUIDE, SUMMARY + "\n", ""),
    "field-unknown": swap(GUIDE, "avoid:", "colour: blue\navoid:"),
    "field-misspelt": swap(GUIDE, "questions:", "qestions:"),
    "field-repeated": swap(GUIDE, SUMMARY, SUMMARY + "\n" + SUMMARY),
    "field-empty": swap(GUIDE, SUMMARY, "summary:"),
    "field-empty-list": swap(
        GUIDE, "contacts: [emergency, sample-hub, sample-unsure]", "contacts: []"
    ),
    "field-is-a-list": swap(GUIDE, SUMMARY, "summary: [one, two]"),
    "field-is-text": swap(GUIDE, "sources: [sample-page, sample-other]", "sources: sample-page"),
    "field-of-engine": swap(GUIDE, "avoid:", "slug: other\nbody: text\navoid:"),
    "status-unknown": swap(GUIDE, "owner:", "status: publishd\nowner:"),
    "yes-or-no": swap("topics.yaml", "exit: yes", "exit: maybe"),
    "number-not-digits": swap(GUIDE, "review_every_months: 6", "review_every_months: six"),
    "number-too-small": swap(GUIDE, "review_every_months: 6", "review_every_months: 0"),
    "figure-not-a-number": swap("guides/sample-figures.md", "value: 30.5", "value: about thirty"),
    "one-figure": swap(
        "guides/sample-figures.md", "    - label: Year two\n      value: 30.5\n", ""
    ),
    "day-in-british-order": swap(GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: 31/11/2026"),
    "day-that-never-was": swap(GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: 2026-11-31"),
    "day-to-come": swap(GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: 2027-09-15"),
    "colour-wrong": swap("site.yaml", '"#4a2c6d"', "purple"),
    "address-not-full": swap(
        "sources.yaml", "https://www.sampleshire.example/worries", "www.sampleshire.example"
    ),
    "address-with-a-password": swap(
        "sources.yaml", "https://www.sampleshire.example/worries", "https://a:b@www.bank.example/"
    ),
    "address-in-another-alphabet": swap(
        "site.yaml", "https://weather.example.org/", "https://we\u0430ther.example.org/"
    ),
    "word-is-text": swap(
        "glossary.yaml",
        "sample:\n  word: Sample\n  meaning: Something made up to show how a thing works.",
        "sample: Something made up",
    ),
    "word-is-empty": put("glossary.yaml", b"sample:\n"),
    "change-is-a-list": swap(
        GUIDE, "changes:\n  - on: 2026-09-15", "changes:\n  - [1, 2]\n  - on: 2026-09-15"
    ),
    "word-with-a-bad-name": swap("glossary.yaml", "sample:", "A Sample:"),
    "field-with-a-capital": swap(GUIDE, "summary:", "Summary:"),
    "field-with-a-space": swap(GUIDE, "also_called:", "also called:"),
    "field-missing-inside": swap(GUIDE, "    what: First written.\n", ""),
    "field-of-the-promise": swap("pledge.yaml", "    picture_alt:", "    picture_text:"),
    "two-fields-missing": swap(GUIDE, f"{SUMMARY}\ntopic: do-it-now\n", ""),
    "optional-field-empty": swap(GUIDE, "owner: Sample hub manager", "owner:"),
    "line-of-a-list-empty": swap(GUIDE, "  - Say what you saw.", "  -"),
    "steps-empty": swap(
        GUIDE,
        "steps:\n  - do: Ring the sample hub today.\n    call: sample-hub\n"
        "  - Say what you saw.\n  - Write down what they say.\n",
        "steps: []\n",
    ),
    "list-is-fields": swap(GUIDE, "avoid:\n  - Do not", "avoid:\n  Do not"),
    "list-is-named": swap(GUIDE, "contacts: [", "contacts:\n  first: ["),
    "figures-are-text": swap(
        "guides/sample-figures.md",
        "figures:\n  title: Sample calls in a year\n  source: sample-page\n  values:\n"
        "    - label: Year one\n      value: 12\n    - label: Year two\n      value: 30.5\n",
        "figures: Twelve and thirty\n",
    ),
    "figure-below-nought": swap("guides/sample-figures.md", "value: 30.5", "value: -30.5"),
    "number-not-whole": swap(GUIDE, "review_every_months: 6", "review_every_months: 6.5"),
    "number-too-large": swap(GUIDE, "review_every_months: 6", "review_every_months: 6000"),
    "day-with-a-month-in-words": swap(
        GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: 15th Sept 2026"
    ),
    "day-that-is-no-day": swap(GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: last autumn"),
    "month-that-never-was": swap(GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: 2026-13-01"),
    "source-seen-tomorrow": swap(
        "sources.yaml", "seen_on: 2026-09-01\n  checked", "seen_on: 2026-11-25\n  checked"
    ),
    "pledge-changed-tomorrow": swap("pledge.yaml", "  - on: 2026-09-20", "  - on: 2026-11-25"),
    "colour-with-capitals": swap("site.yaml", '"#4a2c6d"', '"#4A2C6D"'),
    "colour-without-quotes": swap("site.yaml", '"#4a2c6d"', "#4a2c6d"),
    "name-in-capitals": swap(GUIDE, "call: sample-hub", "call: Sample Hub"),
    "phone-with-letters": swap("contacts.yaml", "020 7946 0001", "020 7946 OOO1"),
    "email-without-an-at": swap(
        "contacts.yaml", "  phone: 020 7946 0001", "  email: hub.sampleshire.example"
    ),
    "security-contact-wrong": swap(
        "site.yaml", "security@sampleshire.example", "www.sampleshire.example"
    ),
    "approval-without-a-day": swap("approvals.yaml", "    on: 2026-10-01\n", ""),
    # YAML
    "colon-in-a-sentence": swap(GUIDE, SUMMARY, "summary: Remember: ring the hub."),
    "colon-in-a-step": swap(GUIDE, "  - Say what you saw.", "  - Say this: what you saw."),
    "tab": swap(GUIDE, FIRST_STEP, "\t- Say what you saw.\n"),
    "curly-quotes-round-a-name": swap(GUIDE, "summary:", "“summary”:"),
    "quote-not-closed": swap(GUIDE, SUMMARY, 'summary: "Ring the sample hub.'),
    "quote-in-the-middle": swap(GUIDE, SUMMARY, 'summary: "Ring" the sample hub.'),
    "bracket-not-closed": swap(GUIDE, "[sample-page, sample-other]", "[sample-page, sample-other"),
    "space-forgotten-after-a-hyphen": swap(GUIDE, "  - Say what you saw.", "  -Say what you saw."),
    "space-forgotten-after-a-colon": swap(GUIDE, "topic: do-it-now", "topic:do-it-now"),
    "quotation-mark-never-closed": both(
        swap(GUIDE, SUMMARY, "summary: 'Ring the hub and say what you saw."),
        swap(GUIDE, "  - Say what you saw.", "  - Say what the child's friends saw."),
    ),
    "names-without-brackets": swap(
        GUIDE, "contacts: [emergency, sample-hub, sample-unsure]", "contacts: emergency, sample-hub"
    ),
    "one-line-list-without-a-space": swap(
        GUIDE, "avoid:\n  - Do not look", "avoid:\n  -Do not look"
    ),
    "number-without-its-nought": swap("contacts.yaml", "020 7946 0001", "20 7946 0001"),
    "number-with-a-digit-too-many": swap("contacts.yaml", "020 7946 0001", "020 7946 00011"),
    "number-with-a-digit-too-few": swap("contacts.yaml", "020 7946 0001", "020 7946 000"),
    "colon-forgotten": swap(GUIDE, "topic: do-it-now", "topic do-it-now"),
    "colon-after-an-apostrophe": swap(GUIDE, "  - Say what you saw.", "  - Don't say: it's fine."),
    "words-after-a-hash-on-two-lines": swap(
        GUIDE, SUMMARY, "summary: Ring line #1\n  and say what you saw."
    ),
    "list-beside-its-name": swap(GUIDE, SUMMARY, "summary: - Ring the hub."),
    "value-begins-with-an-arrow": swap(GUIDE, SUMMARY, "summary: > 3 worries, ring the hub."),
    "value-begins-with-an-ampersand": swap(GUIDE, SUMMARY, "summary: & ring the hub."),
    "backslash-in-quotes": swap(GUIDE, SUMMARY, 'summary: "Ring C:\\hub."'),
    "line-too-far-right": swap(GUIDE, "topic: do-it-now", "  topic: do-it-now"),
    "two-versions-of-a-number": swap("contacts.yaml", "  phone: 020 7946 0001", TWO_VERSIONS),
    "two-versions-of-a-guide": swap(GUIDE, SUMMARY, TWO_VERSIONS),
    "line-separator": swap(GUIDE, SUMMARY, "summary: Ring the\u2028hub."),
    "repeated-and-wrong-elsewhere": both(
        swap(GUIDE, SUMMARY, SUMMARY + "\n" + SUMMARY),
        swap(GUIDE, "reviewed_on: 2026-09-15", "reviewed_on: soon"),
    ),
    "line-out-of-line": swap(GUIDE, "  - Say what you saw.", " - Say what you saw."),
    "value-begins-with-at": swap(GUIDE, SUMMARY, "summary: @home ring the hub."),
    "value-begins-with-star": swap(GUIDE, SUMMARY, "summary: *Ring* the hub."),
    "value-begins-with-bang": swap(GUIDE, SUMMARY, "summary: !Ring the hub."),
    "anchor": swap(GUIDE, SUMMARY, "summary: &one Ring the hub."),
    "alias": swap(GUIDE, SUMMARY, "summary: *one"),
    "tag": swap(GUIDE, SUMMARY, "summary: !!python/object:os.system Ring the hub."),
    "alias-bomb": every_bomb,
    "deep-nesting": swap(GUIDE, SUMMARY, "summary: " + "[" * 5000),
    "far-too-many-values": put("glossary.yaml", b"sample: [" + b"x," * 30_000 + b"]"),
    "key-is-a-list": swap(GUIDE, SUMMARY, "? [a, b]\n: c"),
    "words-after-a-hash": swap(GUIDE, SUMMARY, "summary: Ring line #1 at once. #2 is shut."),
    "second-document": swap("topics.yaml", "learn-more:", "---\nlearn-more:"),
    "percent-line": swap(GUIDE, "topic: do-it-now", "%topic: do-it-now"),
    "hidden-in-yaml": swap(GUIDE, SUMMARY, "summary: Ring\x07 the hub."),
    "nothing-but-a-list": put("glossary.yaml", b"- one\n- two\n"),
    # files
    "not-utf8": put(GUIDE, b"---\ntitle: Caf\xe9\n---\n"),
    "utf-16": put(GUIDE, "---\ntitle: x\n---\n".encode("utf-16")),
    "empty-file": put(GUIDE, b" \n\n"),
    "five-megabytes": put(GUIDE, b"---\n" + b"#" * 5_000_000),
    "no-form": put(GUIDE, b"# A heading\n\nSome text.\n"),
    "form-not-ended": swap(GUIDE, "---\nA worry", "A worry"),
    "form-ended-twice": swap(GUIDE, "---\nA worry", "---\n---\nA worry"),
    "form-begun-twice": swap(GUIDE, "---\ntitle", "---\n---\ntitle"),
    "form-empty": put(GUIDE, b"---\n---\nText.\n"),
    "file-missing": remove("contacts.yaml"),
    "file-is-a-folder": lambda content: (
        (content / "words.yaml").unlink() or (content / "words.yaml").mkdir()
    ),
    "guides-missing": lambda content: shutil.rmtree(content / "guides"),
    "name-with-capitals": copy_guide("Sample-Worry.md", "A sample worry", "Another"),
    "name-that-climbs": copy_guide("..--sample-worry.md", "A sample worry", "Another"),
    "name-far-too-long": copy_guide("a" * 61 + ".md", "A sample worry", "Another"),
    "name-wrong-and-text-wrong": copy_guide("Hub.md", "A sample worry", "Ring 020 7946 0123"),
    "name-with-spaces": copy_guide("A Sample Worry.md", "A sample worry", "Another"),
    "name-with-dots": copy_guide("sample..worry.md", "A sample worry", "Another"),
    "name-and-file-both-wrong": put("guides/Bad Name.md", b""),
    "not-a-guide": put("guides/notes.txt", b"Notes."),
    # names that lead nowhere
    "contact-unknown": swap(
        GUIDE, "contacts: [emergency, sample-hub", "contacts: [emergency, sample-hubb"
    ),
    "source-unknown": swap(GUIDE, "sources: [sample-page,", "sources: [sample-pages,"),
    "topic-unknown": swap(GUIDE, "topic: do-it-now", "topic: do-it-later"),
    "related-unknown": swap(GUIDE, "related: [sample-danger]", "related: [zzz]"),
    "call-unknown": swap(GUIDE, "call: sample-hub", "call: hub"),
    "figures-source-unlisted": swap(
        "guides/sample-figures.md", "source: sample-page", "source: sample-law"
    ),
    "contact-source-unknown": swap("contacts.yaml", "sources: [sample-page]", "sources: [nowhere]"),
    "home-contact-unknown": swap(
        "site.yaml", "act_now: [emergency, sample-hub]", "act_now: [emergencies]"
    ),
    "home-contact-unconfirmed": swap(
        "site.yaml", "act_now: [emergency, sample-hub]", "act_now: [sample-unsure]"
    ),
    "child-contact-unknown": swap(
        "site.yaml", "act_now_topic:", "child_contact: sample-hubs\nact_now_topic:"
    ),
    "child-contact-unconfirmed": swap(
        "site.yaml", "act_now_topic:", "child_contact: sample-unsure\nact_now_topic:"
    ),
    "door-leads-nowhere": swap(
        "site.yaml",
        "act_now_topic:",
        "doors:\n  - title: I have a meeting\n    line: What to ask.\n    icon: calendar\n"
        "    to: guides/sample-worries/\nact_now_topic:",
    ),
    "when-you-call-unknown": swap(
        "site.yaml", "act_now_topic:", "when_you_call: sample-worries\nact_now_topic:"
    ),
    "act-now-topic-unknown": swap("site.yaml", "act_now_topic: do-it-now", "act_now_topic: now"),
    "topic-names-a-stranger": swap(
        "topics.yaml", "first: [sample-worry,", "first: [sample-figures,"
    ),
    "page-unknown": swap("recommendations.yaml", "guides/sample-worry/", "guides/sample-worries/"),
    "held-back-unknown": swap("to-confirm.yaml", "[sample-unsure]", "[sample-unsur]"),
    "pledge-contact-unknown": swap(
        "pledge.yaml", "help_now: [emergency, sample-hub]", "help_now: [emergency, hub]"
    ),
    "register-missing-and-guides-unblamed": both(
        remove("sources.yaml"), swap(GUIDE, "related: [sample-danger]", "related: [sample-dange]")
    ),
    # twins
    "two-guides-with-one-title": copy_guide("another-worry.md"),
    "twice-in-a-list": swap(GUIDE, "[sample-page, sample-other]", "[sample-page, sample-page]"),
    "related-to-itself": swap(GUIDE, "related: [sample-danger]", "related: [sample-worry]"),
    # length and words
    "too-long": swap(GUIDE, "A worry is **enough**.", "It is a sunny day for us all. " * 40),
    "long-step": swap(GUIDE, "  - Say what you saw.", "  - " + "Ring and " * 12 + "wait."),
    "long-sentence": swap(GUIDE, "A worry is **enough**.", "We ring and " * 10 + "wait."),
    "two-steps": swap(GUIDE, FIRST_STEP, ""),
    "eight-steps": swap(
        GUIDE,
        FIRST_STEP,
        FIRST_STEP
        + "  - Wait one.\n  - Wait two.\n  - Wait three.\n  - Wait four.\n  - Wait five.\n",
    ),
    "hard-to-read": swap(
        GUIDE,
        "A worry is **enough**.",
        "Organisational considerations necessitate comprehensive interdisciplinary accountability. "
        * 8,
    ),
    "acronym-unknown": swap(GUIDE, "  - Say what you saw.", "  - Tell the XYZ what you saw."),
    "acronym-not-spelled-out": both(
        put(
            "glossary.yaml",
            b"sdh:\n  word: SDH\n  stands_for: Sample Duty Hub\n  meaning: A hub.\n",
        ),
        swap(GUIDE, "  - Say what you saw.", "  - Tell the SDH what you saw."),
    ),
    "too-many-other-names": swap(
        GUIDE, "[made-up worry, pretend trouble]", "[a, b, c, d, e, f, g, h, i]"
    ),
    "long-other-name": swap(GUIDE, "pretend trouble", "a name of far too many words"),
    "word-to-avoid": swap(GUIDE, "  - Say what you saw.", "  - Utilise your eyes."),
    "first-step-without-a-call": swap(
        GUIDE,
        "  - do: Ring the sample hub today.\n    call: sample-hub",
        "  - Ring the sample hub today.",
    ),
    "call-unconfirmed": swap(GUIDE, "call: sample-hub", "call: sample-unsure"),
    "only-unconfirmed-contacts": swap(
        GUIDE, "contacts: [emergency, sample-hub, sample-unsure]", "contacts: [sample-unsure]"
    ),
    "law-without-its-source": swap(GUIDE, "You need *no proof*.", "Section 47 says so."),
    "figure-without-its-source": both(
        swap("guides/sample-committee.md", "[sample-page, sample-law]", "[sample-law]"),
        swap("guides/sample-committee.md", "the whole picture.", "the 12% that matter."),
    ),
    # what must not be in text
    "phone-number-in-text": swap(
        GUIDE, "  - Say what you saw.", "  - Ring 020 7946 0123 and say what you saw."
    ),
    "phone-number-with-hyphens": swap(GUIDE, "You need *no proof*.", "Ring 0800-1111 now."),
    "phone-number-over-two-lines": swap(GUIDE, "You need *no proof*.", "Ring 0800\n1111 now."),
    "phone-number-half-in-bold": swap(GUIDE, "You need *no proof*.", "Ring **0800** 1111 now."),
    "phone-number-in-a-register": swap(
        "topics.yaml", "Sample guides to read", "Ring 0800 1111 to read"
    ),
    "text-number-in-text": swap(GUIDE, "You need *no proof*.", "Text 85258 today."),
    "email-in-text": swap(GUIDE, "You need *no proof*.", "Write to jo.bloggs@example.com today."),
    "postcode-in-text": swap(GUIDE, "You need *no proof*.", "It is at SW1A 2AA."),
    "nhs-number-in-text": swap(GUIDE, "You need *no proof*.", "It was 943 476 5919."),
    "birthday-in-text": swap(GUIDE, "You need *no proof*.", "A girl born on 3 March 2015 said so."),
    "case-number-in-text": swap(GUIDE, "You need *no proof*.", "See case number 12345."),
    "html-in-a-field": swap(GUIDE, "  - Say what you saw.", "  - Say <b>what</b> you saw."),
    "markdown-in-a-field": swap(GUIDE, "  - Say what you saw.", "  - Say **what** you [saw](x)."),
    "html-in-the-text": swap(GUIDE, "You need *no proof*.", "You need <script>alert(1)</script>."),
    "bullets-pasted-from-word": swap(GUIDE, "You need *no proof*.", "\n\n• Proof\n• A name"),
    "heading-in-the-text": swap(GUIDE, "You need *no proof*.", "\n\n## A heading\n\n"),
    "picture-in-the-text": swap(GUIDE, "You need *no proof*.", "![a](b.png)"),
    "code-in-the-text": swap(
        GUIDE,
        "You need *no proof*.",
        "`code`\n\n```\nmore\n```\n\n> quoted\n\n***\n\n    indented\n",
    ),
    "table-in-the-text": swap(
        GUIDE, "You need *no proof*.", "\n\n| a | b |\n| - | - |\n|---|---|\n"
    ),
    "box-in-the-text": swap(GUIDE, "You need *no proof*.", "\n\n!!! note\n\n"),
    "footnote-in-the-text": swap(GUIDE, "You need *no proof*.", "As we said[^1]."),
    "engine-marks-in-the-text": swap(GUIDE, "You need *no proof*.", "{{ site }} {% raw %}"),
    "code-for-a-letter": swap(GUIDE, "You need *no proof*.", "Ring &#48;800 1111."),
    "link-on-a-line-of-its-own": swap(
        GUIDE, "A worry is **enough**.", "[hub]: https://www.sampleshire.example/\n\n"
    ),
    "link-with-hidden-words": swap(
        GUIDE, "sample-danger.md", 'sample-danger.md "Everybody should read this"'
    ),
    "list-in-a-list": swap(GUIDE, "- First sign.", "- First sign.\n  - Inner sign."),
    "question-with-its-answer": swap("to-confirm.yaml", "  who:", "  answer: Yes.\n  who:"),
    "pages-that-nothing-blocks": swap(
        "to-confirm.yaml", "  who:", "  pages: [sample-worry]\n  who:"
    ),
    "page-to-block-unknown": swap(
        "to-confirm.yaml",
        "  who:",
        "  blocks: yes\n  pages: [sample-wory, topics/do-it-nw/, contacts/]\n  who:",
    ),
    "number-that-begins-a-paragraph": swap(
        GUIDE, "A worry is **enough**.", "999. Ring it first.\n\nA worry is **enough**."
    ),
    "number-that-begins-a-line-of-a-list": swap(
        GUIDE, "- First sign.", "- 101) Ring it.\n- First sign."
    ),
    "numbered-list-parted": swap(
        GUIDE,
        "- First sign.",
        "1. First.\n\n   More.\n\n2. Second.\n\nBetween.\n\n3. Third.\n4. Fourth.\n\n"
        "On:\n\n1. One.\n2.\n\nOn:\n\n- First sign.",
    ),
    "button-that-calls-another-number": swap(
        GUIDE, "do: Ring the sample hub today.", "do: Ring nine nine nine now."
    ),
    "button-that-calls-another-contact": swap(
        GUIDE, "today.\n    call: sample-hub", "today.\n    call: emergency"
    ),
    "button-of-the-pledge-that-calls-another": swap(
        "pledge.yaml", "- do: Ring the sample hub", "- do: Ring 999, and not the sample hub"
    ),
    "bidirectional-text": swap(GUIDE, "You need *no proof*.", "You \u202eneed no\u202c proof."),
    "many-hidden-characters": swap(
        GUIDE, "  - Say what you saw.", "  - Say\u200b\u200c\u200d\u2060 what you saw."
    ),
    "zero-width-space": swap(GUIDE, "  - Say what you saw.", "  - Say what\u200b you saw."),
    "emoji": swap(GUIDE, "  - Say what you saw.", "  - Say what you saw \U0001f642."),
    "right-to-left-text": swap(GUIDE, "You need *no proof*.", "Say *\u05e9\u05dc\u05d5\u05dd*."),
    "claim-of-approval": swap(
        GUIDE, "You need *no proof*.", "This guide has been approved by the council."
    ),
    "link-to-a-script": swap(
        GUIDE, "https://www.sampleshire.example/worries", "javascript:alert(1)"
    ),
    "link-without-a-scheme": swap(
        GUIDE, "https://www.sampleshire.example/worries", "//evil.example/x"
    ),
    "link-to-a-picture-of-data": swap(
        GUIDE, "https://www.sampleshire.example/worries", "data:text/html,x"
    ),
    "link-to-an-email-address": swap(
        GUIDE, "https://www.sampleshire.example/worries", "mailto:hub@sampleshire.example"
    ),
    "link-without-its-beginning": swap(
        GUIDE, "https://www.sampleshire.example/worries", "www.sampleshire.example"
    ),
    "link-to-the-page-of-a-guide": swap(GUIDE, "(sample-danger.md)", "(../guides/sample-danger/)"),
    "link-that-is-a-number": swap(GUIDE, "https://www.sampleshire.example/worries", "tel:999"),
    "link-to-a-draft": swap(GUIDE, "(sample-danger.md)", "(sample-plan.md)"),
    "link-to-no-guide": swap(GUIDE, "sample-danger.md", "sample-dangr.md"),
    # contacts, approval, sign-off
    "contact-by-one-source": swap(
        "contacts.yaml", "sources: [sample-page, sample-other]", "sources: [sample-other]"
    ),
    "contact-without-its-post": swap("contacts.yaml", "  confirmed_by: Sample hub manager\n", ""),
    "contact-without-its-post-and-day": swap(
        "contacts.yaml", "  confirmed_by: Sample hub manager\n  confirmed_on: 2026-09-30\n", ""
    ),
    "contact-confirmed-tomorrow": swap(
        "contacts.yaml", "confirmed_on: 2026-09-30", "confirmed_on: 2026-11-25"
    ),
    "contact-without-a-way": swap("contacts.yaml", '  phone: "999"\n', ""),
    "sent-to-a-person": swap(
        "distributions.yaml",
        "distributions: []",
        "distributions:\n"
        "  - {sent_on: 2026-11-02, to: Jo Bloggs, how: Email, what: Guides, version: '1'}",
    ),
    "sent-on-a-day-to-come": swap(
        "distributions.yaml",
        "distributions: []",
        "distributions:\n"
        "  - {sent_on: 2027-11-02, to: All members, how: Email, what: Guides, version: '1'}",
    ),
    "approval-to-come": swap("approvals.yaml", "on: 2026-10-01", "on: 2027-10-01"),
    "approval-typed-in-the-settings": swap(
        "site.yaml", "colours:", "approval:\n  post: Sample director\n  on: 2026-10-01\ncolours:"
    ),
    "approval-with-another-day": swap("approvals.yaml", "on: 2026-10-01", "on: 2026-11-02"),
    "approval-typed-by-hand": put(
        "approvals.yaml",
        b"pages:\n  - page: guides/sample-worry/\n    post: Sample director\n"
        b"    on: 2026-10-01\n    fingerprint: 0123456789ab\n",
    ),
    "approval-of-no-page": swap("approvals.yaml", "guides/sample-figures/", "guides/sample-gone/"),
    "sign-off-typed-in-the-pledge": swap(
        "pledge.yaml",
        "  - who: Sample committee\n",
        "  - who: Sample committee\n    agreed_on: 2026-10-01\n    wording: 12912665411c\n",
    ),
    "sign-off-typed-by-hand": add(
        "approvals.yaml",
        "sign_offs:\n  - who: Sample committee\n    on: 2026-10-01\n"
        "    fingerprint: 12912665411c-01234567\n",
    ),
    "pledge-agreed-too-soon": swap("pledge.yaml", "status: proposed", "status: agreed"),
    "eleven-promises": lambda content: _eleven(content),
    "pledge-hard-to-read": swap(
        "pledge.yaml",
        "means: We hear you before we talk.",
        "means: " + "Organisational considerations necessitate comprehensive accountability. " * 6,
    ),
    "pledge-long-sentence": swap(
        "pledge.yaml",
        "means: We hear you before we talk.",
        "means: " + "We ring and " * 10 + "wait.",
    ),
    "picture-unknown": swap("pledge.yaml", "picture: ear", "picture: eear"),
    # the whole
    "topic-with-one-guide": swap(
        "guides/sample-committee.md", "topic:", "status: withdrawn\ntopic:"
    ),
    # drafts, withdrawals and addresses
    "draft-with-wrong-values": swap(
        "guides/sample-plan.md",
        "contacts: [sample-hub]\nsources:\n",
        "contacts: [sample-hubb]\nsources: sample-page\nreviewed_on: soon\ntitel: x\n",
    ),
    "draft-without-a-title": swap("guides/sample-plan.md", "title: A sample plan", "title:"),
    "draft-with-a-number-nobody-confirmed": swap(
        "guides/sample-plan.md",
        "  - Say what you plan.",
        "  - do: Ring the line.\n    call: sample-unsure",
    ),
    "draft-with-private-data": swap(
        "guides/sample-plan.md", "  - Say what you plan.", "  - Write to jo.bloggs@example.com."
    ),
    "draft-published-with-gaps": swap("guides/sample-plan.md", "status: draft\n", ""),
    "guide-deleted": remove("guides/sample-figures.md"),
    "guide-renamed": lambda content: (content / "guides" / "sample-figures.md").rename(
        content / "guides" / "sample-figure-reading.md"
    ),
    "guide-unpublished": swap("guides/sample-figures.md", "topic:", "status: draft\ntopic:"),
    "old-name-forgotten": swap("guides/sample-danger.md", "was_at: [sample-trouble]\n", ""),
    "old-name-taken": swap("guides/sample-figures.md", "topic:", "was_at: [sample-worry]\ntopic:"),
    "old-name-twice": swap(
        "guides/sample-figures.md", "topic:", "was_at: [sample-trouble]\ntopic:"
    ),
    "old-name-of-a-topic-taken": swap("topics.yaml", "was_at: [read-more]", "was_at: [do-it-now]"),
    "record-torn": swap("addresses.yaml", "guides/sample-danger/", "sample-danger"),
    "record-missing": remove("addresses.yaml"),
    "withdrawn-and-emptied": swap(
        "guides/sample-old.md", "contacts: [sample-hub]\nsources: [sample-page]\n", ""
    ),
    "page-of-a-draft": swap("recommendations.yaml", "guides/sample-worry/", "guides/sample-plan/"),
    "no-guides": lambda content: (
        [path.unlink() for path in (content / "guides").iterdir()] and None
    ),
}


def _eleven(content: Path) -> None:
    path = content / "pledge.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("  - promise:"), text.index("will_not:")
    path.write_text(text[:start] + text[start:end] * 11 + text[end:], encoding="utf-8")
