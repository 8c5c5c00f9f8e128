"""One content file, opened: values as text, lines, bodies, and what is forgiven."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from build_tools.content import (
    Document,
    guide_files,
    missing_folder,
    names_in,
    read_guide,
    read_register,
)
from build_tools.content.yaml_text import QUICKEST, fields_of
from tests.nasty import NASTY

LOADERS = [yaml.BaseLoader, QUICKEST]
TOO_FAR = "This line is too far to the right, or the line above it has no colon."
KEPT = "This begins with a character that has a special meaning."
AFTER_QUOTES = "There are words after a closing quotation mark."
BRACKET = "A square or curly bracket opens here and is not closed properly."
BACKSLASH = "There is a backslash (\\) between double quotes, where it has a special meaning."
IN_TWO = "A line of three hyphens (---) or three dots (...) splits this file in two."
GUIDE = "---\ntitle: A title\nsteps:\n  - One\n  - do: Two\n    call: mash\n---\nText.\n"


def write(folder: Path, data: bytes) -> Path:
    path = folder / "file.md"
    path.write_bytes(data)
    return path


def test_every_value_stays_text(tmp_path: Path) -> None:
    text = b"phone: 01432261700\nno: no\ntime: 12:30\nday: 2026-11-30\nnothing:\nyes: [1, on]\n"
    document = read_register(write(tmp_path, text), "f")
    assert document.values == {
        "phone": "01432261700",
        "no": "no",
        "time": "12:30",
        "day": "2026-11-30",
        "nothing": "",
        "yes": ["1", "on"],
    }


def test_every_path_has_its_line_and_the_body_has_its_own(tmp_path: Path) -> None:
    document = read_guide(write(tmp_path, GUIDE.encode()), "f")
    assert document.line_of(("title",)) == 2
    assert document.line_of(("steps", 0)) == 4
    assert document.line_of(("steps", 1, "call")) == 6
    assert document.line_of(("steps", 1, "call", "deeper")) == 6
    assert document.line_of(("nowhere",)) is None
    assert (document.body, document.body_line) == ("Text.\n", 8)


@pytest.mark.parametrize("data", [GUIDE.encode("utf-8-sig"), GUIDE.replace("\n", "\r\n").encode()])
def test_windows_line_ends_and_a_byte_order_mark_are_accepted_silently(
    tmp_path: Path, data: bytes
) -> None:
    plain = read_guide(write(tmp_path, GUIDE.encode()), "f")
    assert read_guide(write(tmp_path, data), "f") == plain
    assert plain.problems == ()


def test_notes_to_colleagues_stand_on_their_own_lines(tmp_path: Path) -> None:
    text = b'# A note.\ntitle: "A # title"  # fine after a quoted value\n'
    assert read_register(write(tmp_path, text), "f").values == {"title": "A # title"}


def test_a_folder_in_place_of_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file.yaml").mkdir()
    problems = read_register(tmp_path / "file.yaml", "f").problems
    assert [problem.found for problem in problems] == ["This is not a file."]


def problems_of(path: Path) -> list[tuple[str, str, str]]:
    return [(p.found, p.expected, p.suggestion) for p in read_register(path, "f").problems]


def test_a_file_that_may_not_be_opened_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problems_of(write(tmp_path, b"a: b\n")) == [
        (
            "This file can't be opened: Permission denied.",
            "",
            "Ask your IT colleagues for permission to read it.",
        )
    ]


def test_a_pipe_in_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert problems_of(tmp_path / "pipe.yaml")[0][0] == "This is not a file."


def test_a_size_is_told_in_the_unit_that_fits(tmp_path: Path) -> None:
    register = write(tmp_path, b"#" * 1_500_000)
    assert problems_of(register)[0][:2] == (
        "This file is 1.5 MB.",
        "A content file can be up to 1.0 MB.",
    )
    assert read_register(write(tmp_path, b"a: b\n" + b"#" * 999_995), "f").problems == ()
    assert read_register(write(tmp_path, b"a: b\n" + b"#" * 999_996), "f").problems != ()
    guide = read_guide(write(tmp_path, b"#" * 50_501), "f")
    assert [(p.found, p.expected) for p in guide.problems] == [
        ("This file is 51 kB.", "A guide can be up to 50 kB.")
    ]


def test_a_character_in_another_encoding_is_told_with_the_words_before_it(tmp_path: Path) -> None:
    words = b"a: b\nsome words that stand before it caf\xe9\n"
    assert problems_of(write(tmp_path, words))[0][0] == (
        'This line has a character that can\'t be read just after "stand before it caf".'
    )
    assert problems_of(write(tmp_path, b"\xe9"))[0][0] == (
        "This line has a character that can't be read."
    )


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_a_character_that_cannot_be_seen_is_told_by_its_number(
    tmp_path: Path, character: str
) -> None:
    problems = read_register(write(tmp_path, f"a: b\nc: d{character}\n".encode()), "f").problems
    assert [(p.line, p.found) for p in problems] == [
        (2, f"This line has an invisible character (U+{ord(character):04X}).")
    ]


@pytest.mark.parametrize("loader", LOADERS)
def test_every_visible_character_can_be_read(loader: type) -> None:
    seen = "".join(map(chr, (*range(0xA0, 0x2028), *range(0x202A, 0xD800), 0x1F600)))
    fields = fields_of(f"a: 'x{seen}x'\n", 1, "file", loader)
    assert (fields.values, fields.problems) == ({"a": f"x{seen}x"}, [])


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a: b: c\n", 1, "There is a second colon in this line."),
        ("a: b\n  c: d\n", 2, TOO_FAR),
        ("a\nb: c\n", 2, TOO_FAR),
        ("a: b\nc\nd: e\n", 2, "This line is not a field: there is no colon after the name."),
        ("a: b\nc: 'd\ne: f\n", 2, "A quotation mark opens here and is never closed."),
        ('a: "b" c\n', 1, AFTER_QUOTES),
        ("a:\n  - 'b' c\n", 2, AFTER_QUOTES),
        ("a: [b\nc: d\n", 1, BRACKET),
        ("a: {b\nc: d\n", 1, BRACKET),
        ("a: @b\n", 1, KEPT),
        ("a: `b`\n", 1, KEPT),
        ("a: %b\n", 1, KEPT),
        ("a: b\n%c: d\n", 2, KEPT),
        ("a: > b\n", 1, KEPT),
        ("a: |b\n", 1, KEPT),
        ("a: ]\n", 1, KEPT),
        ("a: , b\n", 1, KEPT),
        ("a: *b*\n", 1, "This value begins with * or &, which have a special meaning."),
        ("a: & b\n", 1, "This value begins with * or &, which have a special meaning."),
        ("a: !!<b\n", 1, "This value begins with !, which has a special meaning."),
        ("a: *b\n", 1, '"*b" is read as an alias.'),
        ("a: &b c\n", 1, '"&b" is read as an anchor.'),
        ("a: !!str b\n", 1, '"!!str" is read as a tag.'),
        ("!a b: c\n", 1, '"!a" is read as a tag.'),
        ("a: - b\n", 1, "A list begins in the middle of this line."),
        ('a: "\\q"\n', 1, BACKSLASH),
        ("a:\n  - b\n - c\n", 3, "This line does not line up with the lines above it."),
        ("  a: b\nc: d\n", 2, "This line does not line up with the lines above it."),
        ("a: b\n...\nc: d\n", 3, "This line does not line up with the lines above it."),
        ("a: b\n---\nc: d\n", 2, IN_TWO),
        ("%YAML 9.9\n---\na: b\n", 1, "This line can't be read."),
        ("[a]: b\n", 1, "There is a list or a group here where the name of a field should be."),
        ("- a\n", 1, "This file has no fields."),
        ("a\n", 1, "This file has no fields."),
        ("# a\n", 1, "This file has no fields."),
        ("a:\n\t- b\n", 2, "This line begins with a tab."),
        ("a: b #c\n", 1, 'Everything from the # on would be lost: "#c".'),
        ("a: b\n  c #d\n  e\n", 2, 'Everything from the # on would be lost: "#d".'),
        ("a: [b, c #d\n  ]\n", 1, 'Everything from the # on would be lost: "#d".'),
        ("a: b\na: c\n", 2, 'The field "a" is here twice; the first is on line 1.'),
        ("a: " + "[" * 50 + "\n", 1, "There are more than 8 levels of lists and fields here."),
    ],
)
def test_a_fault_of_yaml_is_told_in_plain_words_on_its_line(
    text: str, line: int, found: str, loader: type
) -> None:
    problems = fields_of(text, 1, "file", loader).problems
    assert [(p.line, p.found) for p in problems] == [(line, found)]


def test_the_first_of_two_equal_fields_is_kept_and_reading_goes_on(tmp_path: Path) -> None:
    text = b"a: {b: c}\na: {b: d, e: f}\ng: h #i\nj: k\n"
    document = read_register(write(tmp_path, text), "f")
    assert document.values == {"a": {"b": "c"}, "g": "h", "j": "k"}
    assert [(p.path, p.line) for p in document.problems] == [(("a",), 2), (("g",), 3)]
    assert document.line_of(("a", "b")) == 1
    assert document.is_read


def test_what_stops_reading_is_told_with_what_was_found_before_it(tmp_path: Path) -> None:
    document = read_register(write(tmp_path, b"a: b\na: c\n# note\nd: @e\n"), "f")
    assert [problem.line for problem in document.problems] == [2, 4]
    assert (document.values, document.is_read) == ({}, False)


@pytest.mark.parametrize(("levels", "faults"), [(8, 0), (9, 1)])
def test_fields_are_8_levels_deep_at_most(levels: int, faults: int) -> None:
    text = "a: " + "[" * (levels - 1) + "x" + "]" * (levels - 1) + "\n"
    assert len(fields_of(text, 1, "file").problems) == faults


def test_an_empty_form_is_refused_and_an_empty_register_is_not(tmp_path: Path) -> None:
    assert read_register(write(tmp_path, b"{}\n"), "f").problems == ()
    form = read_guide(write(tmp_path, b"---\n{}\n---\n"), "f")
    assert [(p.line, p.found) for p in form.problems] == [(2, "This form has no fields.")]


def test_a_form_may_stand_below_empty_lines_and_before_no_text(tmp_path: Path) -> None:
    document = read_guide(write(tmp_path, b"\n\n--- \na: b\n---\n"), "f")
    assert (document.values, document.body, document.problems) == ({"a": "b"}, "", ())
    assert (document.line_of(("a",)), document.body_line) == (4, 6)


def test_guides_are_listed_in_order_and_strangers_are_named(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "..md", "c.txt", "D.MD", ".DS_Store", "._a.md", ".#a.md"):
        (tmp_path / name).touch()
    (tmp_path / "e").mkdir()
    guides, problems = guide_files(tmp_path, "content/guides")
    assert [path.name for path in guides] == ["..md", "a.md", "b.md"]
    assert [problem.file for problem in problems] == [
        "content/guides/D.MD",
        "content/guides/c.txt",
        "content/guides/e",
    ]
    assert problems[0].found == "This is not a guide: its name does not end in .md."


def test_a_folder_that_may_not_be_opened_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    guides, problems = guide_files(tmp_path, "content/guides")
    assert guides == []
    assert [(p.file, p.found) for p in problems] == [
        ("content/guides", "This folder can't be opened: Permission denied.")
    ]
    missing = missing_folder(tmp_path)
    assert missing is not None
    assert missing.file == str(tmp_path)


def test_a_folder_that_is_missing_holds_no_guides(tmp_path: Path) -> None:
    assert guide_files(tmp_path / "nowhere", "content/guides") == ([], [])
    assert missing_folder(tmp_path) is None


@pytest.mark.parametrize("name", ["nowhere", "a\0b", "x" * 5000, "file.txt"])
def test_what_is_no_folder_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.txt").touch()
    missing = missing_folder(tmp_path / name)
    assert missing is not None
    assert missing.found == "This folder does not exist, or can't be opened."


def test_names_are_listed_in_order_without_their_ending(tmp_path: Path) -> None:
    for name in ("b.svg", "a.svg", "c.txt"):
        (tmp_path / name).touch()
    assert names_in(tmp_path, ".svg") == ("a", "b")


@pytest.mark.parametrize("data", NASTY)
def test_whatever_a_file_holds_it_becomes_a_document_or_a_sentence(
    tmp_path: Path, data: bytes
) -> None:
    document = read_guide(write(tmp_path, data), "content/guides/x.md")
    assert isinstance(document, Document)
    assert document.values or document.problems
    assert all(problem.found and problem.file for problem in document.problems)
