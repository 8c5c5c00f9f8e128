"""The words of a guide: changed, or a new guide as a draft from its parts."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from build_tools.content import slug_of
from build_tools.editing.append import new_file
from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.table import WORDS
from build_tools.editing.forms.words import NONE, Said, chosen, lines_of, names_of, shown, taken
from build_tools.editing.forms.work import Work, found_in
from build_tools.editing.patch import (
    ContentText,
    Item,
    open_text,
    remove,
    scalar,
    set_list,
    set_text,
    value_at,
)

ORDER = [
    *("title", "summary", "status", "topic", "asked_as", "also_called", "was_at", "steps", "avoid"),
    *("contacts", "about_you", "questions", "figures", "sources", "related", "owner"),
    *("reviewed_on", "review_every_months", "changes"),
]
TITLE = "heading"
"""The field of a guide's title: GitHub has a `title` of its own, the issue's."""
TEXTS = (TITLE, "summary", "about_you")
LISTS = ("steps", "avoid", "questions", "also_called", "asked_as")
NAMES = ("contacts", "sources", "related")
BODY = "know"
MAY_GO = {"avoid", "know", "questions", "about_you", "also_called", "asked_as", "related"}
_CALL = re.compile(r"^(?P<do>.*?)\s*\((?:call|Call): *(?P<call>[^()]+)\)\s*\.?$")


def words_for_form(path: Path, slug: str) -> dict[str, str]:
    """Return what the form for a guide's words holds, with the version of those words."""
    texts = _texts_of(open_text(path))
    return {"guide": slug, "version": version_of(texts), **texts}


def version_of(texts: Mapping[str, str]) -> str:
    """Return ten characters that change with every word of a guide that the form holds."""
    return hashlib.sha256(json.dumps(dict(texts), sort_keys=True).encode()).hexdigest()[:10]


def _texts_of(text: ContentText) -> dict[str, str]:
    values = text.values()
    texts = {name: " ".join(str(values.get(_field(name), "")).split()) for name in TEXTS}
    for name in (*LISTS, *NAMES):
        items = values.get(name, [])
        texts[name] = "\n".join(map(_line, items)) if isinstance(items, list) else ""
    texts[BODY] = _body_of(text)
    return {name: value for name, value in texts.items() if value}


def _field(name: str) -> str:
    """Return the field of the file that a field of the form is for."""
    return "title" if name == TITLE else name


def _line(item: object) -> str:
    if not isinstance(item, dict):
        return " ".join(str(item).split())
    call = f" (call: {item['call']})" if item.get("call") else ""
    return " ".join(str(item.get("do", "")).split()) + call


def _body_of(text: ContentText) -> str:
    lines = text.after.replace("\r\n", "\n").split("\n")[1:]
    return "\n".join(line.rstrip() for line in lines).strip()


def change_words(work: Work, answers: Answers) -> None:
    """Write a guide's words as the form has them. Raises Refused where they changed meanwhile."""
    titles = {slug: guide.title for slug, guide in work.known.guides.items()}
    slug = found_in(titles, answers["guide"], "guide")
    work.subject = titles[slug]
    now = _texts_of(open_text(work.content / work.path_of(slug)))
    wanted = {name: answers[name] for name in (*TEXTS, *LISTS, *NAMES, BODY) if answers[name]}
    if not wanted:
        raise Refused(
            "Nothing is filled in yet. Please write the new words of each part to change."
        )
    _refuse_stale(now, wanted, answers, titles[slug])
    as_now = taken(Answers(WORDS, {**now, "guide": slug}), Said())
    changed = {
        name: text for name, text in wanted.items() if _same(name, text, work) != as_now[name]
    }
    with work.opened(work.path_of(slug)) as text:
        for name, words in changed.items():
            _write(work, text, name, words, titles[slug])
        if changed:
            work.guides.append(slug)
            add_news(work, text, answers["news"])
    for name in sorted(now.keys() - wanted.keys() - {TITLE, *NAMES}):
        if answers["version"] and name in MAY_GO:
            label = WORDS.field(name).label
            work.said.note(f'"{label}" was empty, so it stays as it is. Write "none" to remove it.')


def _same(name: str, text: str, work: Work) -> str:
    """Return the words of a form as they would be if they came from the file."""
    if name in TEXTS:
        return " ".join(text.split())
    if name == BODY:
        return "\n".join(line.rstrip() for line in text.splitlines()).strip()
    return "\n".join(_ids_of(name, text, work) if name in NAMES else lines_of(text, work.said))


def _refuse_stale(
    now: Mapping[str, str], wanted: Mapping[str, str], answers: Answers, title: str
) -> None:
    """Where somebody changed the guide since the form was opened: show both, change nothing."""
    if not answers["version"] or answers["version"] == version_of(now):
        return
    both = []
    for name, text in wanted.items():
        if text.strip() != now.get(name, "").strip():
            label = WORDS.field(name).label
            both.append(f"{label}. Today: {shown(now.get(name, ''))} Your form: {shown(text)}")
    raise Refused(
        f'The words of "{title}" have changed since this form was opened. Nothing was changed. '
        "Please open the form again from the guide's page in the newest preview, and put your "
        "change into it. These parts are not the same:",
        *both,
    )


def _write(work: Work, text: ContentText, name: str, words: str, title: str) -> None:
    label = WORDS.field(name).label
    if words.lower() == NONE:
        if name not in MAY_GO:
            raise Refused(f'A guide needs "{label}", so it can\'t be removed.')
        _remove(text, name)
        work.done.append(f'Removed from "{title}": {label}.')
        return
    before = ORDER[: ORDER.index(_field(name))] if name != BODY else []
    if name in TEXTS:
        set_text(text, (_field(name),), " ".join(words.split()), before)
    elif name == BODY:
        _write_body(text, words)
    elif name in NAMES:
        set_list(text, (name,), _ids_of(name, words, work), before)
    else:
        set_list(text, (name,), items_of(name, words, work), before)
    work.done.append(f'Changed in "{title}": {label}.')


def _ids_of(name: str, words: str, work: Work) -> tuple[str, ...]:
    """Return the short names that a list means, whether it has them or what people call them."""
    if words.lower() == NONE:
        return (NONE,)
    known, what = work.known, {"contacts": "contact", "sources": "source", "related": "guide"}[name]
    things = {
        "contacts": {id_: contact.name for id_, contact in known.contacts.items()},
        "sources": {id_: source.title for id_, source in known.sources.items()},
        "related": {slug: guide.title for slug, guide in known.guides.items()},
    }[name]
    titles = {title.lower() for title in things.values()}
    return tuple(found_in(things, one, what) for one in names_of(words, titles))


def _remove(text: ContentText, name: str) -> None:
    if name == BODY:
        _write_body(text, "")
    else:
        remove(text, (name,))


def _write_body(text: ContentText, words: str) -> None:
    """Put a body in the place of another: the empty lines around it stay as they are."""
    fence, _, old = text.after.partition("\n")
    lead = old[: len(old) - len(old.lstrip())]
    tail = old[len(old.rstrip()) :] if old.strip() else ""
    new = re.sub(r"(?m)^[•●▪◦·]\s+", "- ", words.strip()).replace("\n", text.end)
    text.after = f"{fence}\n{lead if old.strip() else ''}{new}{tail or text.end * bool(new)}"


def items_of(name: str, words: str, work: Work) -> list[Item]:
    """Return the lines of a list, each step with its call. Raises Refused for unknown calls."""
    items: list[Item] = []
    names = {id_: contact.name for id_, contact in work.known.contacts.items()}
    for one in lines_of(words, work.said):
        line = " ".join(one.split())
        match = _CALL.match(line) if name == "steps" else None
        if match:
            items.append({"do": match["do"], "call": found_in(names, match["call"], "contact")})
        else:
            items.append(line)
    return items


def add_news(work: Work, text: ContentText, news: str) -> None:
    """Add a line to the history of a guide that readers see, where there is one to add."""
    if not news:
        return
    old = value_at(text, ("changes",))
    history: list[Item] = list(old) if isinstance(old, list) else []
    history.append({"on": work.today.isoformat(), "what": " ".join(news.split())})
    set_list(text, ("changes",), history, ORDER[: ORDER.index("changes")])


def new_guide(work: Work, answers: Answers) -> None:
    """Write a new guide as a draft, which no reader sees. Raises Refused where it is there."""
    title = " ".join(answers["new_title"].split())
    slug = name_of(title)
    work.subject = title
    if slug in work.known.guides or title in {g.title for g in work.known.guides.values()}:
        raise Refused(
            f'There is already a guide "{title}". To change it, use the form "{WORDS.name}".'
        )
    topics = {id_: topic.title for id_, topic in work.known.topics.items()}
    topic = found_in(topics, answers["topic"], "topic")
    lines = ["---", f"title: {scalar(title)}", f"summary: {scalar(answers['summary'])}"]
    lines += ["status: draft", f"topic: {topic}", "---", ""]
    path = work.content / work.path_of(slug)
    new_file(path, "\n".join(lines))
    with work.opened(work.path_of(slug)) as text:
        for name in (*LISTS, *NAMES, "about_you", BODY):
            if answers[name] and answers[name].lower() != NONE:
                _write(work, text, name, answers[name], title)
        add_news(work, text, "First written.")
    work.done[:] = [
        f'New guide, as a draft: "{title}". No reader sees it yet. Its short name is {slug}.'
    ]
    work.guides.append(slug)


def name_of(title: str) -> str:
    """Return the short name that a title gives a guide's file and address."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return slug_of(bare.replace("'", ""))


def guide_in(work: Work, text: str) -> str:
    """Return the slug of the guide that is meant. Raises Refused."""
    titles = {slug: guide.title for slug, guide in work.known.guides.items()}
    return found_in(titles, chosen(text), "guide")
