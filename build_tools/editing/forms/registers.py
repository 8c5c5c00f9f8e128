"""Guides checked, published, withdrawn or renamed; a question answered; a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from build_tools.editing.append import add_entry
from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.guides import ORDER, add_news, guide_in, name_of
from build_tools.editing.forms.table import PUBLISH, RENAME, WITHDRAW
from build_tools.editing.forms.words import NONE, chosen, shown
from build_tools.editing.forms.work import Work, day_of, found_in, post_of, quoted, titled
from build_tools.editing.patch import places_of_text, remove, scalar, set_list, set_text, value_at
from build_tools.pages import day_in_words

SOURCES, QUESTIONS = "sources.yaml", "to-confirm.yaml"
SOURCE_FIELDS = ("title", "publisher", "kind", "address", "dated", "seen_on", "checked_on", "note")
ALL_ANSWERED = "# Every question has been answered."
"""What a file of questions says that has no note of its own and no question any more."""
CALLED = {
    "title": "the title",
    "publisher": "who publishes it",
    "kind": "what kind of source it is",
    "address": "the address",
    "dated": "the date it gives itself",
    "checked_on": "the day somebody opened it",
    "note": "the note",
}
"""What people call each field of a source."""
_NAMED_IN_LISTS = {"to-confirm.yaml": ("holds_back", "pages"), "topics.yaml": ("first",)}


def check_guides(work: Work, answers: Answers) -> None:
    """Write the day on which somebody read each guide that is ticked. Raises Refused."""
    day = day_of(answers, work)
    slugs = [guide_in(work, line) for line in answers.ticked if chosen(line) != line]
    if not slugs:
        raise Refused("No guide is ticked. Tick each guide that you read from top to bottom.")
    titles = [work.known.guides[slug].title for slug in slugs]
    work.subject = titles[0] if len(titles) == 1 else f"{len(titles)} guides"
    for slug, title in zip(slugs, titles, strict=True):
        before = work.known.guides[slug].reviewed_on
        if before and before > day:
            work.said.note(
                f'"{title}" is already marked as checked on {day_in_words(before)}, which is later.'
            )
            continue
        with work.opened(work.path_of(slug)) as text:
            set_text(text, ("reviewed_on",), day.isoformat(), ORDER[: ORDER.index("reviewed_on")])
        if before != day:
            work.done.append(f'"{title}" is marked as checked on {day_in_words(day)}.')


def move_guide(work: Work, answers: Answers) -> None:
    """Publish a draft, withdraw a guide, or give its page another address. Raises Refused."""
    slug = guide_in(work, answers["moved"])
    what = answers["what"]
    guide = work.known.guides[slug]
    work.subject = guide.title
    if what == RENAME:
        _rename(work, slug, answers)
        return
    if what not in (PUBLISH, WITHDRAW):
        raise Refused(f"Please choose what should happen: {shown(what)} isn't one of the choices.")
    wanted = "published" if what == PUBLISH else "withdrawn"
    if guide.status == wanted:
        work.said.note(f'"{guide.title}" is already {wanted}.')
        return
    if what == WITHDRAW and guide.status == "draft":
        raise Refused(f'"{guide.title}" is a draft that no reader has seen, so it stays as it is.')
    with work.opened(work.path_of(slug)) as text:
        if what == PUBLISH:
            remove(text, ("status",))
        else:
            set_text(text, ("status",), "withdrawn", ORDER[: ORDER.index("status")])
        add_news(work, text, answers["news"])
    work.guides.append(slug)
    now = "is published." if what == PUBLISH else "is withdrawn. Its page says so."
    work.done.append(f'"{guide.title}" {now}')


def _rename(work: Work, slug: str, answers: Answers) -> None:
    title = work.known.guides[slug].title
    new = name_of(answers["new_name"]) if answers["new_name"] else ""
    if not new or new == slug:
        raise Refused("Please write the new address, in a few words that are not the old ones.")
    if (work.content / work.path_of(new)).exists():
        raise Refused(f'There is already a guide at "{new}". Please choose another address.')
    (work.content / work.path_of(slug)).rename(work.content / work.path_of(new))
    with work.opened(work.path_of(new)) as text:
        old = value_at(text, ("was_at",))
        if work.known.guides[slug].has_page:
            names = [*(old if isinstance(old, list) else []), slug]
            set_list(text, ("was_at",), names, ORDER[: ORDER.index("was_at")])
        add_news(work, text, answers["news"])
    files = [*sorted(f"guides/{p.name}" for p in (work.content / "guides").glob("*.md")),
             *_NAMED_IN_LISTS, "recommendations.yaml", "pledge.yaml"]  # fmt: skip
    for file in files:
        _name_anew(work, file, slug, new)
    work.guides.append(new)
    work.done.append(f'"{title}" is now at guides/{new}/. The old address takes readers there.')


def _name_anew(work: Work, file: str, old: str, new: str) -> None:
    """Write the new name wherever a list of a file has the old one, and in links of a body."""
    lists = {"related", "holds_back", "pages", "first", "served_by"}
    if not (work.content / file).is_file():
        return
    with work.opened(file) as text:
        for path in places_of_text(text):
            is_name = len(path) > 1 and isinstance(path[-1], int) and path[-2] in lists
            value = value_at(text, path) if is_name else None
            if isinstance(value, str) and re.fullmatch(rf"(?:guides/)?{old}/?(?:\.md)?", value):
                set_text(text, path, value.replace(old, new))
        text.after = re.sub(
            rf"(\]\((?:\.\./)*(?:guides/)?){old}(/|\.md)", rf"\g<1>{new}\2", text.after
        )


def answer_question(work: Work, answers: Answers) -> None:
    """Take an answered question off the list; the change's own text keeps the answer."""
    asked = {id_: question.question for id_, question in work.known.to_confirm.items()}
    id_ = found_in(asked, answers["question"], "question")
    post, day = post_of(answers), day_of(answers, work)
    question = work.known.to_confirm[id_]
    work.subject = id_
    with work.opened(QUESTIONS) as text:
        remove(text, (id_,))
        if not text.whole.strip():
            text.yaml = f"{ALL_ANSWERED}{text.end}"
    work.done.append(f'The question "{question.question}" is answered and off the list.')
    work.record += [
        f"Question: {question.question}",
        f"Answer: {' '.join(answers['answer'].split())}",
        f"Answered by: {post}, {day_in_words(day)}.",
    ]
    if question.blocks:
        work.said.note(
            "This question kept pages from the public. Once this is merged, it no longer does."
        )
    if question.holds_back:
        work.said.note(
            f"The answer matters to: {quoted(_called(work, question.holds_back))}. If it changes "
            "one of them, send the form for that as well."
        )


def _called(work: Work, ids: Sequence[str]) -> list[str]:
    """Return what people call the guides, contacts and pages that a question holds back."""
    guides, contacts = work.known.guides, work.known.contacts
    titles = {slug: guide.title for slug, guide in guides.items()}
    titles |= {id_: contact.name for id_, contact in contacts.items()}
    return list(dict.fromkeys(titles.get(id_, id_) for id_ in ids))


def change_source(work: Work, answers: Answers) -> None:
    """Add a source, or change the fields of one that we have. Raises Refused."""
    titles = {id_: source.title for id_, source in work.known.sources.items()}
    matches = titled(titles, answers["source"], "source")
    id_ = matches[0] if matches else chosen(answers["source"])
    if id_ in titles:
        _change_source(work, id_, titles[id_], answers)
    else:
        _add_source(work, answers)


def _fields_of(answers: Answers, work: Work) -> dict[str, str]:
    names = {"new_title": "title", "publisher": "publisher", "kind": "kind",
             "address": "address", "dated": "dated", "note": "note"}  # fmt: skip
    found = {name: " ".join(answers[id_].split()) for id_, name in names.items() if answers[id_]}
    if answers["seen"]:
        found["seen_on"] = day_of(answers, work, "seen").isoformat()
    return found


def _change_source(work: Work, id_: str, title: str, answers: Answers) -> None:
    work.subject = title
    fields = _fields_of(answers, work)
    if not fields:
        raise Refused(f'Nothing is filled in yet. Please write what to change in "{title}".')
    with work.opened(SOURCES) as text:
        if "seen_on" in fields:  # a person of the council opened it on that day
            fields["checked_on"] = fields.pop("seen_on")
        for name, value in fields.items():
            if value.lower() == NONE and name == "note":
                remove(text, (id_, name))
                work.done.append(f'Removed from the source "{title}": its note.')
            elif value_at(text, (id_, name)) != value:
                set_text(text, (id_, name), value, SOURCE_FIELDS[: SOURCE_FIELDS.index(name)])
                is_day = name == "checked_on"
                new = day_in_words(date.fromisoformat(value)) if is_day else shown(value)
                work.done.append(f'Changed in the source "{title}": {CALLED[name]}, to {new}.')


def _add_source(work: Work, answers: Answers) -> None:
    title = " ".join((answers["new_title"] or answers["source"]).split())
    id_ = name_of(title)
    work.subject = title
    today = work.today.isoformat()
    fields = {"title": title, "seen_on": today, "checked_on": today, **_fields_of(answers, work)}
    fields["title"] = title
    fields["checked_on"] = fields["seen_on"]
    missing = [name for name in SOURCE_FIELDS[:-2] if not fields.get(name)]
    if missing:
        labels = [answers.form.field(name).label for name in missing]
        raise Refused(f"A new source also needs an answer to: {quoted(labels)}.")
    lines = [f"  {name}: {scalar(fields[name])}" for name in SOURCE_FIELDS if fields.get(name)]
    add_entry(work.content / SOURCES, f"content/{SOURCES}", [f"{id_}:", *lines])
    work.done.append(f'A new source: "{title}". Its short name is {id_}.')
