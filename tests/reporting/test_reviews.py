"""What officers have to look at again, in every form, and a calendar that other programs read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.content import load_partial
from build_tools.data.calendar import as_calendar
from build_tools.data.review_tasks import Task, tasks_of
from build_tools.model import PartialContent
from build_tools.reporting.reviews import LONGEST_ISSUE, as_issue, as_json, as_text
from tests.catalogue import both, remove, swap
from tests.changing import add
from tests.conftest import GOLDENS, ROOT, SAMPLE, TODAY, check_golden

HUB = "confirmed: council\n  confirmed_by: Sample hub manager\n  confirmed_on: 2026-09-30"
EVERY_STATE = both(
    remove("approvals.yaml"),
    swap("contacts.yaml", HUB, HUB.replace("2026-09-30", "2026-06-10")),
    swap("contacts.yaml", "  confirmed: no\n", "  sources: [sample-page]\n  confirmed: sources\n"),
    swap(
        "contacts.yaml",
        "sample-unsure:",
        "sample-desk:\n  name: Sample desk\n  use: In person.\n"
        "  url: https://www.sampleshire.example/desk\n  sources: [sample-page]\n"
        "  confirmed: sources\nsample-unsure:",
    ),
    swap("sources.yaml", "checked_on: 2026-09-15", "checked_on: 2026-05-10"),
    swap("sources.yaml", "seen_on: 2026-09-01\nsample-law", "seen_on: 2026-06-01\nsample-law"),
    swap("guides/sample-danger.md", "reviewed_on: 2026-04-20", "reviewed_on: 2026-06-20"),
    swap("guides/sample-figures.md", "topic:", "reviewed_on: 2026-05-20\ntopic:"),
    swap("guides/sample-figures.md", "topic:", "was_at: [sample-numbers]\ntopic:"),
    swap("guides/sample-worry.md", "reviewed_on: 2026-09-15\n", ""),
    swap("to-confirm.yaml", "[sample-unsure]", "[sample-unsure, sample-worry, pledge]"),
    add(
        "to-confirm.yaml",
        "sample-night:\n  question: Who answers at night?\n  why: Nobody has said.\n"
        "  who: Sample director\n  blocks: yes\n"
        "sample-route:\n  question: Is the route right?\n  why: It is ours.\n"
        "  who: Sample director\n  blocks: yes\n  pages: [sample-worry, contacts/]\n",
    ),
)


def everything(content: Path) -> tuple[tuple[Task, ...], PartialContent]:
    EVERY_STATE(content)
    read = load_partial(content)
    return tasks_of(read, TODAY), read


@pytest.mark.parametrize(
    ("form", "name"),
    [(as_text, "text.txt"), (as_issue, "issue.md"), (as_json, "json.json")],
    ids=["text", "issue", "json"],
)
def test_every_kind_of_task_gets_these_words(
    form: Callable[..., str], name: str, sample_content: Path
) -> None:
    said = form(*everything(sample_content), TODAY)
    check_golden(GOLDENS / "reviews" / name, said)


def test_every_state_of_every_kind_is_in_the_goldens(sample_content: Path) -> None:
    tasks, _ = everything(sample_content)
    states = {(task.kind, task.state) for task in tasks}
    assert {state for kind, state in states if kind == "guide"} == {
        "lapsed",
        "due",
        "never",
        "due-soon",
    }
    assert {state for kind, state in states if kind == "contact"} == {"due-soon", "never"}
    assert {state for kind, state in states if kind == "source"} == {"due", "due-soon", "current"}


def test_nothing_due_is_said_and_faulty_files_are_named(sample_content: Path) -> None:
    for name in ("sample-committee", "sample-danger", "sample-figures"):
        remove(f"guides/{name}.md")(sample_content)
    swap("contacts.yaml", "sample-hub:", "\tsample-hub:")(sample_content)
    swap("to-confirm.yaml", "sample-line:", "sample-line")(sample_content)
    read = load_partial(sample_content)
    check_golden(GOLDENS / "reviews" / "nothing.txt", as_text(tasks_of(read, TODAY), read, TODAY))


def test_without_settings_the_questions_are_still_told(sample_content: Path) -> None:
    remove("site.yaml")(sample_content)
    read = load_partial(sample_content)
    tasks = tasks_of(read, TODAY)
    assert [task.kind for task in tasks] == ["question"]
    assert as_issue(tasks, read, TODAY).startswith("Reviews on 24 November 2026.")
    assert "what to check again" in as_calendar(tasks, read, TODAY)


def test_nobody_is_asked_to_ring_the_police_to_try_their_number() -> None:
    tasks = tasks_of(load_partial(SAMPLE), TODAY)
    assert [task.id for task in tasks if task.kind == "contact"] == ["sample-hub"]


def test_drafts_and_withdrawn_guides_are_not_reviewed(sample_content: Path) -> None:
    swap("guides/sample-danger.md", "topic:", "status: draft\ntopic:")(sample_content)
    swap("guides/sample-worry.md", "topic:", "status: withdrawn\ntopic:")(sample_content)
    guides = [t.id for t in tasks_of(load_partial(sample_content), TODAY) if t.kind == "guide"]
    assert guides == ["sample-committee", "sample-figures"]


def test_an_issue_is_never_longer_than_the_place_it_goes_to() -> None:
    read = load_partial(SAMPLE)
    tasks = [Task("question", str(n), "x", "open", "word " * 50, "A post") for n in range(400)]
    said = as_issue(tasks, read, TODAY)
    assert len(said) < LONGEST_ISSUE + 200
    assert "lines more. To see them all: `python -m build_tools reviews`" in said


Lines = list[tuple[str, str]]


def read_calendar(data: bytes) -> list[dict[str, str]]:
    """Read a calendar as RFC 5545 says, strictly, and return its events."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    lines = data.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs: Lines = []
    for line in lines:
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[A-Za-z-]+)*):([^\x00-\x08\x0a-\x1f]*)", line)
        assert match, line
        pairs.append((match[1] + match[2], match[3]))
    assert pairs[0] == ("BEGIN", "VCALENDAR")
    assert pairs[-1] == ("END", "VCALENDAR")
    assert ("VERSION", "2.0") in pairs
    return [_unescaped(event) for event in _events(pairs)]


def _events(pairs: Lines) -> list[Lines]:
    events: list[Lines] = []
    inside = False
    for pair in pairs[1:-1]:
        if pair == ("BEGIN", "VEVENT"):
            assert not inside
            inside = True
            events.append([])
        elif pair == ("END", "VEVENT"):
            inside = False
        elif inside:
            events[-1].append(pair)
        else:
            assert pair[0] not in ("BEGIN", "END")
    return events


def _unescaped(event: Lines) -> dict[str, str]:
    names = [name for name, _ in event]
    assert len(names) == len(set(names)), "a property stands twice"
    for _, value in event:
        assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\;,nN]", value), value
    signs = {"n": "\n", "N": "\n"}
    unescape = re.compile(r"\\(.)")
    return {
        name: unescape.sub(lambda match: signs.get(match[1], match[1]), value)
        for name, value in event
    }


def test_the_calendar_is_read_back_by_a_strict_reader(sample_content: Path) -> None:
    title = '"A; danger, with \\\\ and é"'
    swap("guides/sample-danger.md", "A sample danger", title)(sample_content)
    tasks, read = everything(sample_content)
    said = as_calendar(tasks, read, TODAY)
    events = read_calendar(said.encode("utf-8"))
    check_golden(GOLDENS / "reviews" / "calendar.ics.txt", said.replace("\r\n", "\n"))
    dated = [task for task in tasks if task.due]
    dated.sort(key=lambda task: task.kind == "source")
    events = [event for event in events if "RRULE" not in event]
    assert len(events) == len(dated) == 7
    for event, task in zip(events, dated, strict=True):
        assert event["DTSTART;VALUE=DATE"] == f"{task.due:%Y%m%d}"
        assert event["DTSTAMP"] == "20261124T000000Z"
        assert task.words in event["DESCRIPTION"]
        assert "The council has not approved these guides." in event["DESCRIPTION"]
    assert len({event["UID"] for event in events}) == len(events)
    assert any("A; danger, with \\ and é" in event["SUMMARY"] for event in events)


def test_what_was_never_done_comes_back_each_month_until_it_is_done(sample_content: Path) -> None:
    tasks, read = everything(sample_content)
    never = [task for task in tasks if task.due is None and task.kind in ("guide", "contact")]
    events = read_calendar(as_calendar(tasks, read, TODAY).encode("utf-8"))
    monthly = [event for event in events if "RRULE" in event]
    assert len(monthly) == len(never) == 3  # each is for another post
    for task, event in zip(never, monthly, strict=True):
        assert event["SUMMARY"].endswith((" for the first time: 1 guide", "time: 1 number"))
        assert task.words in event["DESCRIPTION"]
        assert event["RRULE"] == "FREQ=MONTHLY"
    later = read_calendar(as_calendar(tasks, read, date(2027, 3, 31)).encode("utf-8"))
    again = [event["DTSTART;VALUE=DATE"] for event in later if "RRULE" in event]
    assert again == [event["DTSTART;VALUE=DATE"] for event in monthly]


def test_everything_that_was_never_done_is_in_the_calendar() -> None:
    read = load_partial(ROOT / "content")
    tasks = tasks_of(read, TODAY)
    events = read_calendar(as_calendar(tasks, read, TODAY).encode("utf-8"))
    words = "\n".join(event["DESCRIPTION"] for event in events if "RRULE" in event)
    never = [task for task in tasks if task.state == "never"]
    assert never
    assert [task.words for task in never if task.words not in words] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"\r\n", b"\n"),
        lambda data: data.replace(b"\r\n ", b""),
        lambda data: data.replace(b"SUMMARY:", b"SUMMARY:\\x", 1),
        lambda data: data.replace(b"UID:", b"SUMMARY:", 1),
        lambda data: data.replace(b"END:VCALENDAR", b"END:CALENDAR"),
    ],
)
def test_the_strict_reader_refuses_what_is_not_a_calendar(
    spoil: Callable[[bytes], bytes],
) -> None:
    read = load_partial(SAMPLE)
    data = as_calendar(tasks_of(read, TODAY), read, TODAY).encode("utf-8")
    assert read_calendar(data)
    with pytest.raises(AssertionError):
        read_calendar(spoil(data))


def test_sources_that_are_due_on_one_day_are_one_event() -> None:
    read = load_partial(ROOT / "content")
    tasks = tasks_of(read, TODAY)
    sources = [task for task in tasks if task.kind == "source"]
    events = read_calendar(as_calendar(tasks, read, TODAY).encode("utf-8"))
    found = [event for event in events if event["UID"].startswith("sources-")]
    assert len(found) == len({(task.due, task.post) for task in sources}) < len(sources)
    long = [event for event in found if "more; `reviews`" in event["DESCRIPTION"]]
    assert long
    assert all(re.fullmatch(r"Read again: \d+ sources", event["SUMMARY"]) for event in long)
    assert f"sources-{sources[0].due}-nobody@one-minute-guides" in {e["UID"] for e in found}
    two = [Task("source", id_, id_, "due", "Read it.", "A post", TODAY) for id_ in ("one", "two")]
    [event] = read_calendar(as_calendar(two, read, TODAY).encode("utf-8"))
    assert event["UID"] == "sources-2026-11-24-a-post@one-minute-guides"
    assert event["DESCRIPTION"].startswith(
        "Read these sources again:\n- one\n- two\nWho is responsible"
    )


def test_an_event_moves_and_is_not_doubled(sample_content: Path) -> None:
    def event(day: date) -> dict[str, str]:
        read = load_partial(sample_content)
        data = as_calendar(tasks_of(read, day), read, day).encode("utf-8")
        [found] = [e for e in read_calendar(data) if "A sample danger" in e["SUMMARY"]]
        return found

    before = event(TODAY)
    danger = sample_content / "guides" / "sample-danger.md"
    text = danger.read_text(encoding="utf-8").replace("2026-04-20\nchanges", "2026-11-25\nchanges")
    danger.unlink()
    renamed = text.replace("was_at: [sample-trouble]", "was_at: [sample-trouble, sample-danger]")
    assert renamed != text
    (sample_content / "guides" / "sample-peril.md").write_text(renamed, encoding="utf-8")
    after = event(date(2026, 11, 26))
    assert before["UID"] == after["UID"] == "guide-sample-trouble@one-minute-guides"
    assert before["DTSTART;VALUE=DATE"] < after["DTSTART;VALUE=DATE"]
    assert int(before["SEQUENCE"]) < int(after["SEQUENCE"])


@pytest.mark.parametrize("form", ["text", "json", "calendar", "issue"])
def test_two_runs_give_the_same_bytes_and_exit_with_0(
    form: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = ["reviews", "--format", form, "--content", str(SAMPLE), "--today", "2026-11-24"]
    said = []
    for _ in range(2):
        assert main(command) == 0
        said.append(capsysbinary.readouterr().out)
    assert said[0] == said[1] != b""
    assert (b"\r\n" in said[0]) == (form == "calendar")


def test_json_holds_every_task(sample_content: Path) -> None:
    tasks, read = everything(sample_content)
    data = json.loads(as_json(tasks, read, TODAY))
    assert len(data["tasks"]) == len(tasks)
    assert data["approved"] is False


def test_content_that_is_not_there_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reviews", "--content", "nowhere"]) == 2
    assert "Give its folder with --content." in capsys.readouterr().err
