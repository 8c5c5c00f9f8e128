"""Guides checked, published, withdrawn or renamed; a question answered; a source."""

from __future__ import annotations

import re

from build_tools.editing.append import add_entry
from build_tools.editing.forms.body import Answers, Refused
from build_tools.editing.forms.guides import ORDER, add_news, guide_in, name_of
from build_tools.editing.forms.table import PUBLISH, RENAME, WITHDRAW
from build_tools.editing.forms.words import NONE, chosen, shown
from build_tools.editing.forms.work import Work, counted, day_of, found_in, post_of, quoted
from build_tools.editing.patch import places_of_text, remove, scalar, set_list, set_text, value_at

SOURCES, QUESTIONS = "sources.yaml", "to-confirm.yaml"
SOURCE_FIELDS = ("title", "publisher", "kind", "address", "dated", "seen_on", "checked_on", "note")
ALL_ANSWERED = "# Every question has been answered."
"""What a file of questions says that has no note of its own and no question any more."""
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
            work.said.note(f'"{title}" was checked on {before.isoformat()}, which is later.')
            continue
        with work.opened(work.path_of(slug)) as text:
            set_text(text, ("reviewed_on",), day.isoformat(), ORDER[: ORDER.index("reviewed_on")])
        if before != day:
            work.done.append(f'"{title}" was checked on {day.isoformat()}.')


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
        raise Refused(f"Choose what should happen: {shown(what)} is not one of the choices.")
    wanted = "published" if what == PUBLISH else "withdrawn"
    if guide.status == wanted:
        work.said.note(f'"{guide.title}" is {wanted} already.')
        return
    if what == WITHDRAW and guide.status == "draft":
        raise Refused(f'"{guide.title}" is a draft. No reader has seen it, so it stays as it is.')
    with work.opened(work.path_of(slug)) as text:
        if what == PUBLISH:
            remove(text, ("status",))
        else:
            set_text(text, ("status",), "withdrawn", ORDER[: ORDER.index("status")])
        add_news(work, text, answers["news"])
    work.guides.append(slug)
    told = "is published" if what == PUBLISH else "is withdrawn: its page says so"
    work.done.append(f'"{guide.title}" {told}.')


def _rename(work: Work, slug: str, answers: Answers) -> None:
    title = work.known.guides[slug].title
    new = name_of(answers["new_name"]) if answers["new_name"] else ""
    if not new or new == slug:
        raise Refused("Write the new address, in a few words that are not the old ones.")
    if (work.content / work.path_of(new)).exists():
        raise Refused(f'There is a guide at "{new}" already. Please choose another address.')
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
    work.done.append(f'"{title}" is now at guides/{new}/. Its old address leads there.')


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
        f"Answered by: {post}, on {day.isoformat()}.",
    ]
    if question.blocks:
        work.said.note(
            "This question kept pages from the public. When this is merged, it does not."
        )
    if question.holds_back:
        work.said.note(
            f"These waited for the answer: {quoted(question.holds_back)}. If the answer changes "
            "one of them, send its own form as well."
        )


def change_source(work: Work, answers: Answers) -> None:
    """Add a source, or change the fields of one that we have. Raises Refused."""
    titles = {id_: source.title for id_, source in work.known.sources.items()}
    wanted = answers["source"]
    id_ = chosen(wanted)
    matches = [one for one, title in titles.items() if title.lower() == wanted.lower()]
    if len(matches) > 1:
        raise Refused(
            f"There are {counted(matches, 'source')} with this title. Write the short name of one."
        )
    id_ = matches[0] if matches else id_
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
    with work.opened(SOURCES) as text:
        if "seen_on" in fields:  # a person of the council opened it on that day
            fields["checked_on"] = fields.pop("seen_on")
        for name, value in fields.items():
            if value.lower() == NONE and name == "note":
                remove(text, (id_, name))
                work.done.append(f'The note of the source "{title}" is taken out.')
            elif value_at(text, (id_, name)) != value:
                set_text(text, (id_, name), value, SOURCE_FIELDS[: SOURCE_FIELDS.index(name)])
                label = name.replace("_", " ")
                work.done.append(f'The source "{title}" has another {label}: {shown(value)}.')


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
    work.done.append(f'A new source, "{title}". Guides name it as {id_}.')
