"""What lies in the content folder and is not read is a problem, and what programs leave is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.content import check_content
from build_tools.model import is_kept_name
from build_tools.rules import kept_name_problem
from tests.catalogue import swap
from tests.conftest import TODAY


def told(content: Path) -> list[tuple[str, str]]:
    problems = check_content(content, TODAY).problems
    return [(p.file, p.suggestion) for p in problems if p.must_fix]


@pytest.mark.parametrize(
    "name",
    ["Thumbs.db", "desktop.ini", "~$sample.docx", "sample-worry.md~", ".DS_Store", "a.md.swp"],
)
def test_what_programs_leave_behind_is_passed_over(sample_content: Path, name: str) -> None:
    (sample_content / name).write_bytes(b"x")
    (sample_content / "guides" / name).write_bytes(b"x")
    assert told(sample_content) == []


def test_a_note_for_colleagues_may_lie_beside_the_registers(sample_content: Path) -> None:
    (sample_content / "README.md").write_text("Notes.", encoding="utf-8")
    assert told(sample_content) == []


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("young-carers.md", "If it is a guide, move it to content/guides/young-carers.md."),
        ("Young Carers.docx", "If it is a guide, move it to content/guides/young-carers.md."),
        ("contacts.yml", "Copy anything new from it into contacts.yaml, and delete this file."),
        (
            "contacts (1).yaml",
            "Copy anything new from it into contacts.yaml, and delete this file.",
        ),
        ("Copy of contacts.yaml", "Copy anything new from it into contacts.yaml"),
        ("contacts - Copy.yaml", "Copy anything new from it into contacts.yaml"),
        ("Contacts.yaml.txt", "Copy anything new from it into contacts.yaml"),
        ("numbers.csv", "Move it out of the content folder, or delete it."),
    ],
)
def test_a_file_that_is_not_read_is_one_problem(sample_content: Path, name: str, cure: str) -> None:
    (sample_content / name).write_text("x: y\n", encoding="utf-8")
    [(file, suggestion)] = told(sample_content)
    assert file == f"content/{name}"
    assert suggestion.startswith(cure)


@pytest.mark.parametrize(
    "name", ["contacts.yml", "Contacts.yaml", "contacts.yaml.txt", "contact.yaml"]
)
def test_a_register_with_nearly_its_name_is_one_problem(sample_content: Path, name: str) -> None:
    (sample_content / "contacts.yaml").rename(sample_content / name)
    assert told(sample_content) == [(f"content/{name}", 'Name it "contacts.yaml".')]


def test_a_folder_with_nearly_the_name_of_the_guides_is_named(sample_content: Path) -> None:
    (sample_content / "Guides").mkdir()
    assert told(sample_content) == [("content/Guides", 'Rename the folder to "guides".')]


@pytest.mark.parametrize(
    "name",
    [
        "index",
        "README",
        "con",
        "NUL",
        "com1",
        "lpt9",
        "all-guides",
        "card",
        "for-a-resident",
        "pledge",
    ],
)
def test_a_name_that_something_else_keeps_is_known(name: str) -> None:
    assert is_kept_name(name)
    assert not is_kept_name(f"{name}-guide")


def test_a_topic_cannot_have_a_name_that_the_engine_keeps(sample_content: Path) -> None:
    topics = sample_content / "topics.yaml"
    topics.write_text(
        topics.read_text("utf-8") + "index:\n  title: Index\n  summary: All.\n", "utf-8"
    )
    found = [p.found for p in check_content(sample_content, TODAY).problems if p.path == ("index",)]
    assert '"index" is a name that Windows or this site uses for something else.' in found


@pytest.mark.parametrize(
    ("file", "old", "path"),
    [
        ("guides/sample-danger.md", "sample-trouble", ("was_at", 0)),
        ("topics.yaml", "read-more", ("learn-more", "was_at", 0)),
    ],
)
def test_no_old_name_is_one_that_the_engine_keeps(
    sample_content: Path, file: str, old: str, path: tuple[str | int, ...]
) -> None:
    swap(file, f"was_at: [{old}]", "was_at: [con]")(sample_content)
    problems = check_content(sample_content, TODAY).problems
    [kept] = [problem for problem in problems if problem.path == path]
    assert (kept.file, kept.must_fix) == (f"content/{file}", True)
    assert kept.found == kept_name_problem("con").found
    assert kept.expected == kept_name_problem("con").expected
    assert kept.suggestion == "Delete it from this list."


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_a_file_of_an_office_program_among_guides_is_told_what_to_do(
    sample_content: Path, name: str
) -> None:
    (sample_content / "guides" / name).write_bytes(b"%PDF")
    [(_, cure)] = told(sample_content)
    assert cure.startswith("Type its words into a guide")


def test_a_folder_among_guides_is_told_what_to_do(sample_content: Path) -> None:
    (sample_content / "guides" / "new").mkdir()
    assert told(sample_content) == [
        ("content/guides/new", "Move its guides out of it, into content/guides.")
    ]
