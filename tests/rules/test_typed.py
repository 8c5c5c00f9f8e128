"""What people paste or leave behind: each kind is found, and everyday text is not."""

from __future__ import annotations

import re
import time

import pytest

from build_tools.rules import links, people, typed
from build_tools.rules.colours import GROUNDS
from build_tools.wording import (
    codes,
    decoded_twice,
    gaps,
    list_mark,
    lost_letters,
    marks_left,
    marks_typed,
    own_mark,
)
from build_tools.wording.typed import FILL_IN
from tests.conftest import ROOT

TAIL = "abcdefghij klmnop 0123456789 ([{<&%=_*~`|\\.-–•"


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("donâ€™t", [("â€™", "’")]),
        ("Â£5 at the cafÃ©", [("Â£", "£"), ("Ã©", "é")]),
        ("TÅ· Hafan", [("Å·", "ŷ")]),
        ("don‚Äôt", [("‚Äô", "’")]),
        ("caf√©", [("√©", "é")]),
        ("donΓÇÖt", [("ΓÇÖ", "’")]),
        ("â€œStayâ€\x9d", [("â€œ", "“"), ("â€\x9d", "”")]),  # 9D is no character of Windows' table
        ("the CafÃ©™", [("Ã©", "é")]),
        ("voilà…", []),
        ("CAFÉ’S, “É”, JOSÉ… and 5×“x”", []),
        ("Ø§Ù„", [("Ø§", "ا"), ("Ù„", "ل")]),
        ("Siân’s Tŷ café – “Éire” Â ÂÂ", []),
    ],
)
def test_text_that_was_decoded_twice_is_found(text: str, pairs: list[tuple[str, str]]) -> None:
    assert decoded_twice(text) == pairs


@pytest.mark.parametrize("text", ["don?t", "caf\ufffd", "children?s"])
def test_a_letter_that_was_lost_is_found(text: str) -> None:
    assert lost_letters(f"Say {text} now.") == [text]


@pytest.mark.parametrize("text", ["Are you well? yes.", "https://a.example/?b=c", "Who? Me."])
def test_a_question_mark_in_its_place_has_lost_nothing(text: str) -> None:
    assert lost_letters(text) == []


@pytest.mark.parametrize("code", ["&#39;", "&amp;", "%20", "=E2=80=99", "\\u2019", "_x000D_"])
def test_a_character_written_as_a_code_is_found(code: str) -> None:
    assert [found for found, _ in codes(f"Don{code}t wait")] == [code]


@pytest.mark.parametrize(
    "text", ["AT&T; and B&Q", "100% of 20", "a = b", "https://a.example/a%20b"]
)
def test_everyday_signs_are_no_codes(text: str) -> None:
    assert codes(text) == []


GAPS_LEFT = [
    "[insert team name]",
    "[name]",
    "[your ward here]",
    "[ ]",
    "[…]",
    "[XX]",
    "[JB1]",
    "<insert name>",
    "{team name}",
    "TBC",
    "T.B.C.",
    "tba",
    "T/B/C",
    "N/K",
    "NK",
    "TODO",
    "FIXME",
    "XXXX",
    "to be confirmed.",
    "Details to follow",
    "____",
    "......",
    "……",
    "??",
    "Lorem ipsum",
    "insert name here",
    "Click or tap here to enter text",
    "delete as appropriate",
    "dd/mm/yyyy",
    "#REF!",
    "#N/A",
    "Error! Reference source not found.",
]


@pytest.mark.parametrize("gap", GAPS_LEFT)
def test_a_gap_that_was_left_is_found(gap: str) -> None:
    assert gaps(f"Ring {gap} at once"), gap


def test_every_kind_of_gap_holds_what_it_is_looked_for_by() -> None:
    said = [f"Ring {gap} at once" for gap in GAPS_LEFT]
    for held, pattern in FILL_IN:
        found = [text for text in said if re.search(pattern, text)]
        assert found, f"no sample has {held}"
        assert all(held in text.lower() for text in found), held


@pytest.mark.parametrize("text", ["N/A", "-", "none", "?", "as above", "To follow", "Unknown"])
def test_a_value_that_says_nothing_is_a_gap(text: str) -> None:
    assert gaps(text)


@pytest.mark.parametrize(
    "text", ["Wait... then ring.", "None of us.", "Add a line here.", "It is not known yet.", "A-B"]
)
def test_everyday_text_has_no_gap(text: str) -> None:
    assert gaps(text) == []


@pytest.mark.parametrize(
    "mark",
    ["2.", "2)", "(2)", "a)", "iv.", "•", "–", "-", "*", "→", "✓", "2 –", "Step 2:", "[ ]", "□"],
)
def test_the_own_mark_of_a_line_is_found(mark: str) -> None:
    assert own_mark(f"{mark} Ring today.") == mark
    [problem] = typed.no_mark_of_its_own(f"{mark} Ring today.")
    assert f'Delete "{mark}"' in problem.suggestion


@pytest.mark.parametrize("text", ["999. Ring it.", "2 people rang.", "I ring.", "A-level", "5pm."])
def test_a_line_may_begin_with_a_number_or_letter(text: str) -> None:
    assert own_mark(text) == ""


@pytest.mark.parametrize("mark", ["–", "→", "a)", "(1)", "b.", "ii.", "1.Ring", "-Ring", "1 -"])
def test_a_list_of_an_office_program_is_found(mark: str) -> None:
    assert list_mark(f"{mark} sample")


@pytest.mark.parametrize("line", ["- One", "1. One", "a line", "I ring.", "999. Now", "* One"])
def test_a_line_of_markdown_is_no_list_of_an_office_program(line: str) -> None:
    assert list_mark(line) == ""


@pytest.mark.parametrize(
    "text",
    ["a **b", "a ** b **", "~~a~~", "==a==", "[a](b c)", "(a)[b]", "[[a]]", "a | b", "x^2", "`a`"],
)
def test_a_mark_that_readers_would_see_is_found(text: str) -> None:
    assert marks_left(text)
    [problem] = typed.no_marks_left(text)
    assert problem.suggestion


@pytest.mark.parametrize(
    "text", ["*a*", "_a_", "`a`", "~~a~~", "==a==", "[a] (b)", "[[a]]", "\\*a"]
)
def test_a_mark_in_the_form_is_found(text: str) -> None:
    assert marks_typed(f"Say {text} now.")
    assert list(typed.no_marks_typed(f"Say {text} now."))


@pytest.mark.parametrize("text", ["5 = 5", "a~b", "(a)", "a_b", "#1", "Tom & Jo", "3 < 4 > 2"])
def test_everyday_signs_are_no_marks(text: str) -> None:
    assert marks_typed(text) == []
    assert marks_left(text.replace("a_b", "")) == []


@pytest.mark.parametrize("sign", TAIL)
def test_looking_for_what_was_pasted_takes_time_in_proportion(sign: str) -> None:
    text = sign * 20_000
    started = time.process_time()
    for find in (decoded_twice, codes, lost_letters, gaps, own_mark, list_mark, marks_left):
        find(text)
    marks_typed(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://a.example/x).", 'Did you mean "https://a.example/x"?'),
        ("https://a.example/x,", 'Did you mean "https://a.example/x"?'),
        ("https://a.example/x,https://b.example/", "There are two addresses here"),
        ("https://a.example/;www.b.example", "There are two addresses here"),
        ("https://council.sharepoint.com/x", "Only staff can open"),
        ("https://intranet.council.gov.uk/x", "Only staff can open"),
        ("https://intranet/x", "Only staff can open"),
        ("https://teams.microsoft.com/l/x", "Only staff can open"),
        ("http://localhost:8000/x", "Only staff can open"),
        ("http://192.168.1.4/x", "Only staff can open"),
        ("https://server.council.local/x", "Only staff can open"),
        ("https://docs.google.com/x", "may ask readers to sign in"),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=1",
            'Did you mean "https://a.example/x"?',
        ),
        ("https://urldefense.com/v3/__x", "copy its address from the browser"),
        ("https://www.google.com/url?q=https://a.example/", 'Did you mean "https://a.example/"?'),
        (
            "https://www.google.com/url?url=a.example&q=https://a.example/",
            'Did you mean "https://a.example/"?',
        ),
        ("https://www.google.com/url?q=a+sample", "copy its address from the browser"),
        ("https://a.example/?e=jo%40b.example", "somebody's email address"),
        ("https://a.example/jo@b.example", "somebody's email address"),
        ("https://wa.me/447700900123", "something about a person"),
        ("https://a.example/?dob=1", "something about a person"),
        ("https://a.example/?token=abc", "a key or name"),
    ],
)
def test_an_address_that_readers_should_not_get_is_found(address: str, words: str) -> None:
    [problem] = [p for rule in links.ADDRESS_CHECKS for p in rule(address)]
    assert words in f"{problem.found} {problem.suggestion}"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.gov.uk/a_(b)",
        "https://web.archive.org/web/2020/https://a.example/",
        "https://www.google.com/maps",
        "https://a.example/20/01432260800.pdf",
        "team@a.example",
        "https://[bad/",
        "https://8.8.8.8/",
    ],
)
def test_an_address_that_readers_can_open_is_no_problem(address: str) -> None:
    assert [p for rule in links.ADDRESS_CHECKS for p in rule(address)] == []


@pytest.mark.parametrize(
    ("post", "must_fix"),
    [
        ("Mrs Jo Bloggs", True),
        ("Cllr J. Bloggs", True),
        ("Councillor Bloggs", True),
        ("Jo Bloggs", False),
        ("Bloggs, Jo", False),
        ("MASH manager, Jo Bloggs", False),
        ("Jo Bloggs (MASH manager)", False),
    ],
)
def test_a_person_in_the_place_of_a_post_is_found(post: str, must_fix: bool) -> None:
    [problem] = people.posts_not_people(post)
    assert problem.must_fix is must_fix


@pytest.mark.parametrize(
    "post",
    [
        "MASH manager",
        "Director of Children's Services",
        "Sample hub manager",
        "Democratic Services",
    ],
)
def test_a_post_is_no_person(post: str) -> None:
    assert list(people.posts_not_people(post)) == []


def test_a_name_in_a_sentence_is_advice() -> None:
    [problem] = people.nobody_is_named("Ask Mrs Bloggs.")
    assert not problem.must_fix
    assert list(people.nobody_is_named("Ask the Councillor Support team.")) == []


def test_the_grounds_of_the_rule_are_those_of_the_pages() -> None:
    tokens = (ROOT / "build_tools/theme/assets/tokens.css").read_text("utf-8")
    for ground in (colour for colours in GROUNDS.values() for colour in colours):
        assert f": {ground};" in tokens
