"""Whatever somebody types, they get sentences: never a traceback, and never a long wait."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from build_tools.content import CheckResult, check_content
from build_tools.problems import as_annotations, as_json, as_text
from tests.conftest import TODAY
from tests.nasty import NASTY

LONGEST = 500
MINUTES = 5
"""Of processor time: a pattern that looks again and again takes hours, a slow machine does not."""


def told(content: Path) -> CheckResult:
    """Look at a folder, and say what was found in every form there is."""
    started = time.process_time()
    loaded = check_content(content, TODAY)
    forms = [
        as_text(loaded.problems, "State."),
        as_annotations(loaded.problems),
        as_json(loaded.problems, guides=loaded.guides, seconds=0),
    ]
    assert time.process_time() - started < MINUTES * 60
    assert all("\x1b" not in form and form.encode("utf-8") for form in forms)
    assert len(json.loads(forms[2])["problems"]) == len(loaded.problems)
    assert len(forms[1].split("\n")) == max(1, len(loaded.problems))
    return loaded


def assert_it_is_told(loaded: CheckResult, file: str) -> None:
    of_file = [problem for problem in loaded.problems if problem.file == file]
    assert loaded.library is None
    assert of_file
    for problem in of_file:
        assert problem.found
        assert len(problem.found) <= LONGEST
        assert len(problem.crumbs) <= LONGEST
        assert problem.line is None or problem.line >= 1


@pytest.mark.parametrize("data", NASTY)
def test_anything_in_a_guide_is_told(sample_content: Path, data: bytes) -> None:
    (sample_content / "guides" / "sample-figures.md").write_bytes(data)
    assert_it_is_told(told(sample_content), "content/guides/sample-figures.md")


@pytest.mark.parametrize("file", ["contacts.yaml", "glossary.yaml", "pledge.yaml"])
@pytest.mark.parametrize("data", NASTY)
def test_anything_in_a_register_is_told(sample_content: Path, file: str, data: bytes) -> None:
    inner = data.removeprefix(b"---\n").removesuffix(b"\n---\n") + b"\n"
    (sample_content / file).write_bytes(inner)
    loaded = told(sample_content)
    assert loaded.library or any(problem.must_fix for problem in loaded.problems)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "? " + "x" * 2_000,
        "\u202e\u2066abc",
        "a\x1b[31mred",
        "\\ud800",
        "A" * 100_000,
        "0" * 100_000,
        "0 " * 10_000,
        "]( " * 30_000,
        "[a](" * 20_000,
        "<a " * 30_000,
        "a@" * 30_000,
        "\u05e9\u05dc\u05d5\u05dd " * 100,
        "e\u0301" * 10_000,
        "\U0001f600" * 1000,
        "Section 1 " * 5_000,
        "this page is " * 5_000,
        "born 1 " * 10_000,
        "case " * 10_000,
        "utilise " * 5_000,
        "XYZ " * 5_000,
        ". (" * 20_000,
        "{{ 7 * 7 }}",
        "::error file=x::y%0Az",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_anything_in_a_field_is_told_or_harmless(sample_content: Path, text: str) -> None:
    quoted = text.replace("\x1b", "\\e").replace('"', "")
    glossary = f'sample:\n  word: Sample\n  meaning: "{quoted}"\n'
    (sample_content / "glossary.yaml").write_text(glossary, encoding="utf-8")
    path = sample_content / "guides" / "sample-figures.md"
    guide = path.read_text(encoding="utf-8")
    summary = f'summary: "{quoted[:40_000]}"\n'
    changed = guide.replace("summary: Look at what lies behind a number.\n", summary)
    path.write_text(changed, encoding="utf-8")
    loaded = told(sample_content)
    for problem in loaded.problems:
        assert len(problem.found) <= LONGEST


@pytest.mark.parametrize(
    "name", ["a\nb.md", "a\x1b[31m.md", "\udcff.md", "\u202e.md", "b" * 200 + ".md"]
)
def test_anything_may_be_the_name_of_a_file(sample_content: Path, name: str) -> None:
    good = (sample_content / "guides" / "sample-figures.md").read_bytes()
    (sample_content / "guides" / name).write_bytes(good)
    assert_it_is_told(told(sample_content), f"content/guides/{name}")


def test_a_name_for_everything_and_nothing_right(sample_content: Path) -> None:
    many = "".join(f"name{number}: x\n" for number in range(9_000))
    for file in ("topics.yaml", "site.yaml"):
        (sample_content / file).write_text(many, encoding="utf-8")
    contacts = "contacts: [" + ", ".join(f"nobody-{n}" for n in range(3_000)) + "]"
    path = sample_content / "guides" / "sample-figures.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("contacts: [sample-hub]", contacts),
        encoding="utf-8",
    )
    assert_it_is_told(told(sample_content), "content/topics.yaml")
