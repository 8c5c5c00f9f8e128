"""One content file, opened: values as text, lines, bodies, and what is forgiven."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.reading import Document, names_in, read_guide, read_register

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
    assert [problem.found for problem in problems] == [
        "This file cannot be opened: Is a directory."
    ]


def test_names_are_listed_in_order_without_their_ending(tmp_path: Path) -> None:
    for name in ("b.svg", "a.svg", "c.txt"):
        (tmp_path / name).touch()
    assert names_in(tmp_path, ".svg") == ("a", "b")


NASTY = [
    b"\x00",
    b"\xff" * 9,
    b"\xed\xa0\x80",
    b"---",
    b"---\n---",
    b"---\n\n---\n",
    b"---\n{}\n---\n",
    b"---\n[]\n---\n",
    b"---\na\n---\n",
    b"---\n: :\n---\n",
    b"---\n? \n---\n",
    b"---\n- - - -\n---\n",
    b"---\n%YAML 9.9\n---\n",
    b"---\n%TAG ! tag:x,2000:\n---\n",
    b"---\n&a : *a\n---\n",
    b"---\na: &a [*a]\n---\n",
    b"---\n<<: *a\n---\n",
    b"---\n<<: {a: b}\n---\n",
    b"---\na: |+\n\n\n---\n",
    b"---\na: >-2\n x\n---\n",
    b"---\na: |9\n x\n---\n",
    b'---\na: "\\x"\n---\n',
    b'---\na: "\\uD800"\n---\n',
    b"---\na: '\n---\n",
    b"---\na: \xe2\x80\xa8b\n---\n",
    b"---\na: \xc2\x85b\n---\n",
    b"---\na: \x7f\n---\n",
    b"---\na: \xef\xbf\xbe\n---\n",
    b"---\n...\na: b\n---\n",
    b"---\na: b\n...\n---\n",
    b"---\na: {b: {c: {d: {e: {f: {g: {h: {i: {j: k}}}}}}}}}\n---\n",
    b"---\n" + b"- " * 4000 + b"\n---\n",
    b"---\n" + b"a: " * 4000 + b"\n---\n",
    b"---\n" + b"{a: " * 4000 + b"\n---\n",
    b"---\na: " + b"'" * 5001 + b"\n---\n",
    b"---\na: " + b"x" * 100_000 + b"\n---\n",
    b"---\n" + b"a" * 100_000 + b": x\n---\n",
    b"---\na: " + b"\xe2\x80\x8f" * 500 + b"\n---\n",
    b"---\ntitle: x\n---\n" + b"[" * 20_000,
    b"---\ntitle: x\n---\n" + b"*" * 20_000,
    b"---\ntitle: x\n---\n" + b"> " * 2_000 + b"x",
    b"---\ntitle: x\n---\n" + b"- " * 2_000 + b"x",
    b"---\ntitle: x\n---\n" + b"<" * 20_000,
    b"---\ntitle: x\n---\n" + b"![](" * 5_000,
    b"---\ntitle: x\n---\n" + b"a_" * 20_000,
    b"---\ntitle: x\n---\n" + b"0123456789 " * 5_000,
    b"---\ntitle: x\n---\n" + b"a@" * 10_000,
    b"---\ntitle: x\n---\n" + b"A1 1" * 10_000,
    b"---\ntitle: x\n---\n{{ 7 * 7 }} {% raw %} {{ config }}\n",
    b'---\ntitle: x\n---\n#panic("x") $x$ @a \\ `\n',
    b"---\ntitle: x\n---\n[a]: javascript:alert(1)\n[a]\n",
    b"---\ntitle: x\n---\n<javascript:alert(1)>\n",
    b"---\ntitle: x\n---\n&#106;avascript:x\n",
    b"---\ntitle: x\n---\n\t\n\t- x\n",
    b"---\ntitle: x\n---\n" + "\u202e\u2066\u200b\ufeff".encode() * 50,
    b"---\ntitle: x\n---\n" + "a\u0301".encode() * 20_000,
    b"title: x\n---\n",
    b"+++\ntitle = 1\n+++\n",
    b"\r---\rtitle: x\r---\r",
    b"---\nsteps: [a, {do: b}, {call: c}, [d], {do: {e: f}}]\n---\n",
    b"---\nfigures: {title: t, source: s, values: [{label: l, value: 1e999}, {}]}\n---\n",
    b"---\nfigures: {title: t, source: s, values: [{label: l, value: NaN}]}\n---\n",
    b"---\nreviewed_on: 99999999999\n---\n",
    b"---\nreviewed_on: 0000-00-00\n---\n",
    b"---\nreview_every_months: 99999999999999999999\n---\n",
]


@pytest.mark.parametrize("data", NASTY)
def test_whatever_a_file_holds_it_becomes_a_document_or_a_sentence(
    tmp_path: Path, data: bytes
) -> None:
    document = read_guide(write(tmp_path, data), "content/guides/x.md")
    assert isinstance(document, Document)
    assert document.values or document.problems
    assert all(problem.found and problem.file for problem in document.problems)
