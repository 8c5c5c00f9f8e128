"""Adding to a content file touches no other byte of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.editing import add_lines, record_addresses, with_items
from build_tools.problems import CommandError


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Why.\nlist: []\n", "# Why.\nlist:\n  - a: 1\n    b: 2\n  - c\n"),
        ("list: [ ]  # none yet\n", "list:  # none yet\n  - a: 1\n    b: 2\n  - c\n"),
        ("list: [\n]\n", "list:\n  - a: 1\n    b: 2\n  - c\n"),
        ("list:\n- x\n", "list:\n- x\n- a: 1\n  b: 2\n- c\n"),
        ("list:\n    - x", "list:\n    - x\n    - a: 1\n      b: 2\n    - c\n"),
        ("list:\r\n  - x\r\n", "list:\r\n  - x\r\n  - a: 1\r\n    b: 2\r\n  - c\r\n"),
        ("list: []\r\n", "list:\r\n  - a: 1\r\n    b: 2\r\n  - c\r\n"),
    ],
    ids=["empty", "note", "two lines", "margin", "no end", "Windows", "empty on Windows"],
)
def test_items_are_added_as_the_list_is_written(before: str, after: str) -> None:
    assert with_items(before, "list", [["a: 1", "b: 2"], ["c"]]) == after


def test_a_list_in_brackets_is_refused_with_what_to_do() -> None:
    with pytest.raises(CommandError, match="Write each item on a line of its own"):
        with_items("list: [x]\n", "list", [["y"]])


def test_lines_are_added_after_letters_of_more_than_one_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: Llŷr – ‘é’".encode())
    add_lines(path, ["b: ŵ"])
    assert path.read_text("utf-8") == "a: Llŷr – ‘é’\nb: ŵ\n"


def test_a_record_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be written"):
        record_addresses(tmp_path / "addresses.yaml", ["guides/x/"])
