"""`new`: a draft that explains itself, from a terminal or without one, and nothing overwritten."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from build_tools import cli
from build_tools.content import check_content, load_library
from build_tools.editing import add_entry
from tests.catalogue import swap
from tests.conftest import TODAY
from tests.golden import assert_golden


def run(content: Path, *words: str) -> int:
    return cli.main(["new", *words, "--content", str(content), "--today", str(TODAY)])


def problems(content: Path) -> list[str]:
    return [p.found for p in check_content(content, TODAY).problems if p.must_fix]


def everything_in(content: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in content.rglob("*.*")}


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody types in a terminal, line by line; the end of the list is Ctrl+D."""
    typed: list[str] = []

    def answer(prompt: str) -> str:
        if not typed:
            raise EOFError
        line = typed.pop(0)
        print(f"{prompt}{line}")
        return line

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", answer)
    return typed


def test_a_guide_from_its_title_alone(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sample_content, "guide", "A child's worry: what now?") == 0
    assert_golden("new/guide.txt", capsys.readouterr().out)
    path = sample_content / "guides" / "a-childs-worry-what-now.md"
    assert_golden("new/guide.md", path.read_text("utf-8"))
    assert problems(sample_content) == []
    library = load_library(sample_content, TODAY)
    draft = library.guides["a-childs-worry-what-now"]
    assert (draft.title, draft.status) == ("A child's worry: what now?", "draft")
    assert draft not in library.published


def added(path: Path, before: bytes) -> str:
    after = path.read_bytes()
    assert after.startswith(before)
    return after.removeprefix(before).decode("utf-8")


def test_a_contact_from_its_name_alone(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample_content / "contacts.yaml"
    before = path.read_bytes()
    assert run(sample_content, "contact", "Young carers' line") == 0
    assert_golden("new/contact.txt", capsys.readouterr().out)
    assert_golden("new/contact.yaml", added(path, before))
    assert problems(sample_content) == []
    assert "This contact still needs: use." in [
        p.found for p in check_content(sample_content, TODAY).problems
    ]
    assert not load_library(sample_content, TODAY).contacts["young-carers-line"].is_printable


def test_a_contact_that_is_confirmed_may_have_no_gap(sample_content: Path) -> None:
    assert run(sample_content, "contact", "Young carers") == 0
    swap("contacts.yaml", "same way.\n  confirmed: no", "same way.\n  confirmed: sources")(
        sample_content
    )
    assert problems(sample_content) == ["This field is empty."]


def test_a_contact_with_a_gap_and_a_wrong_value_is_told_the_wrong_value(
    sample_content: Path,
) -> None:
    assert run(sample_content, "contact", "Young carers") == 0
    swap("contacts.yaml", "  use:\n", "  use:\n  phone: hub\n")(sample_content)
    assert problems(sample_content) == ['"hub" can\'t be used here.']


def test_a_source_from_its_title_alone_is_notes_until_it_has_no_gap(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample_content / "sources.yaml"
    before = path.read_bytes()
    assert run(sample_content, "source", "Sample Act 2014") == 0
    assert_golden("new/source.txt", capsys.readouterr().out)
    assert_golden("new/source.yaml", added(path, before))
    assert problems(sample_content) == []
    lines = added(path, before).split("\n")
    filled = [line.removeprefix("# ") for line in lines[2:]]
    values = {"publisher": "P", "kind": "law", "address": "https://x.example/", "dated": "2014"}
    values["seen_on"] = "2026-09-01"
    text = "\n".join(filled)
    for name, value in values.items():
        text = text.replace(f"  {name}:", f"  {name}: {value}")
    path.write_bytes(before + text.encode())
    assert problems(sample_content) == []
    assert load_library(sample_content, TODAY).sources["sample-act-2014"].kind == "law"


def test_in_a_terminal_a_guide_is_asked_for(
    sample_content: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["A new worry", "Ring first.", "Do It Now", "do-it-now"]
    answers += ["Ring the hub.", "Say: what you saw.", "", "sample-hub", "Sample Hub", "", ""]
    assert run(sample_content, "guide") == 0
    assert_golden("new/guide-asked.txt", capsys.readouterr().out)
    text = (sample_content / "guides" / "a-new-worry.md").read_text("utf-8")
    assert_golden("new/guide-asked.md", text)
    assert problems(sample_content) == []


def test_in_a_terminal_a_source_that_is_answered_in_full_can_be_named_at_once(
    sample_content: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["Sample council", "book", "page", "www.x.example", "https://x.example/", "2014"]
    answers += ["1/9/2026", "2026-09-01"]
    assert run(sample_content, "source", "A page") == 0
    assert_golden("new/source-asked.txt", capsys.readouterr().out)
    source = load_library(sample_content, TODAY).sources["a-page"]
    assert (source.publisher, str(source.seen_on)) == ("Sample council", "2026-09-01")


def test_in_a_terminal_a_contact_is_asked_for_until_the_input_ends(
    sample_content: Path, answers: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    answers += ["Any carer's worry.", "020 7946 OOO3", "020 7946 0003"]
    assert run(sample_content, "contact", "Young carers") == 0
    assert_golden("new/contact-asked.txt", capsys.readouterr().out)
    contact = load_library(sample_content, TODAY).contacts["young-carers"]
    assert (contact.phone, contact.confirmed) == ("020 7946 0003", "no")


@pytest.mark.parametrize(
    ("words", "golden"),
    [
        (("guide", "A sample: worry"), "guide-there"),
        (("contact", "Sample hub"), "contact-there"),
        (("source", "Sample page"), "source-there"),
        (("guide",), "no-title"),
        (("guide", "  "), "blank-title"),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_a_sentence_and_changes_nothing(
    sample_content: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    golden: str,
) -> None:
    (sample_content / "guides" / "a-sample-worry.md").write_bytes(b"mine")
    before = everything_in(sample_content)
    assert run(sample_content, *words) == 2
    assert_golden(f"new/not-{golden}.txt", capsys.readouterr().err)
    assert everything_in(sample_content) == before


def test_a_kind_that_cannot_be_made_is_typed_wrongly(sample_content: Path) -> None:
    with pytest.raises(SystemExit) as end:
        run(sample_content, "sauce", "x")
    assert end.value.code == 2


@pytest.mark.parametrize("text", ["{x: {name: X, use: U, confirmed: no}}\n", "  x:\n    name: X\n"])
def test_a_register_that_ends_otherwise_is_left_alone(
    sample_content: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    path = sample_content / "contacts.yaml"
    path.write_text(text, encoding="utf-8")
    assert run(sample_content, "contact", "Young carers") == 2
    assert_golden("new/not-added.txt", capsys.readouterr().err)
    assert path.read_text("utf-8") == text


def test_a_register_that_cannot_be_read_is_told_first(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sample_content / "contacts.yaml"
    path.write_text("torn: [", encoding="utf-8")
    assert run(sample_content, "contact", "Young carers") == 1
    assert "A square or curly bracket opens here" in capsys.readouterr().err
    assert path.read_text("utf-8") == "torn: ["


def test_a_folder_that_is_not_there_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "nowhere", "guide", "A title") == 1
    assert "This folder does not exist" in capsys.readouterr().err


def test_an_entry_keeps_the_line_ends_and_every_byte_before_it(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    before = b"# A note.\r\na:\r\n  name: A   # not a note\r\n# The end"
    path.write_bytes(before.replace(b"   # not a note", b""))
    kept = path.read_bytes()
    add_entry(path, "content/x.yaml", ["b:", "  name: B"])
    assert path.read_bytes() == kept + b"\r\nb:\r\n  name: B\r\n"


TITLES = [
    *('"quoted"', "a: b", "#1 worry", "- hyphen", "back\\slash", "999", "yes", "null", "a #b"),
    *(
        "{{ site }}",
        "<b>",
        "Zo\u00eb's caf\u00e9",
        "trailing:",
        "*star",
        "@at",
        "'single'",
        "x" * 300,
    ),
    *("%percent", "| bar", "> arrow", "!bang", "&and"),
]


@pytest.mark.parametrize("title", TITLES)
def test_any_title_is_read_back_as_it_was_typed(sample_content: Path, title: str) -> None:
    assert run(sample_content, "guide", title) == 0
    guides = check_content(sample_content, TODAY).library
    told = [p for p in check_content(sample_content, TODAY).problems if p.must_fix]
    if guides is None:
        assert {p.path for p in told} == {("title",)}, told  # its text is judged as any other
        return
    assert title in [guide.title for guide in guides.guides.values()]
