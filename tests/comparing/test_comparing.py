"""How two states of the content differ, in words and in order of weight."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from build_tools.comparing import Difference, compare, conflicts
from build_tools.comparing.negations import negation_change
from build_tools.comparing.spelling import is_spelling
from build_tools.comparing.tables import CONTACT, GUIDE, PLEDGE, PROMISE, SITE
from build_tools.content import load_library, load_partial
from build_tools.model import Contact, Guide, Part, Pledge, Promise, Site
from tests.catalogue import remove, swap
from tests.changing import NEW_PROMISE
from tests.conftest import SAMPLE, TODAY

Spoil = Callable[[Path], object]
WORRY = "guides/sample-worry.md"
CONFIRMED = """020 7946 0008
  sources: [sample-page, sample-other]
  confirmed: sources"""
WRITE = "Write down what they say."


def differences(content: Path, *spoils: Spoil) -> tuple[Difference, ...]:
    """Compare the sample as it is with a copy of it that was changed."""
    for spoil in spoils:
        spoil(content)
    found = compare(load_partial(SAMPLE), load_partial(content))
    # What a change makes of an approval has tests of its own: tests/test_approvals.py.
    return tuple(one for one in found if (one.thing, one.field) != ("approvals", "words"))


def words(content: Path, *spoils: Spoil) -> list[str]:
    return [
        ("! " if found.critical else "") + found.words for found in differences(content, *spoils)
    ]


def test_the_same_content_has_no_difference(sample_content: Path) -> None:
    assert differences(sample_content) == ()
    library = load_library(SAMPLE, TODAY)
    assert compare(library, library) == ()


def test_a_number_names_every_place_it_stands_in(sample_content: Path) -> None:
    found = differences(sample_content, swap("contacts.yaml", "020 7946 0001", "020 7946 0009"))
    assert [difference.words for difference in found] == [
        'The phone number of "Sample hub" changes on 4 guides, the home page and the pledge. '
        "Nobody has called the new one yet. The confirmation of 30 September 2026 was for the old "
        "one."
    ]
    assert (found[0].critical, found[0].thing, found[0].id) == (True, "contacts", "sample-hub")
    assert (found[0].before, found[0].after) == (("020 7946 0001",), ("020 7946 0009",))
    assert "sample-worry" in found[0].guides


@pytest.mark.parametrize(
    ("confirmed", "spoil"),
    [
        ("hidden", swap("contacts.yaml", "confirmed: council", "confirmed: no")),
        ("shown", swap("contacts.yaml", "020 7946 0002\n  confirmed: no", CONFIRMED)),
    ],
)
def test_a_number_that_changes_as_it_is_confirmed_or_hidden_is_for_the_approver(
    sample_content: Path, confirmed: str, spoil: Spoil
) -> None:
    changed = swap("contacts.yaml", "020 7946 0001", "020 7946 0009")
    spoils = (changed, spoil) if confirmed == "hidden" else (spoil,)
    found = differences(sample_content, *spoils)
    assert confirmed in [difference.kind for difference in found]
    [number] = [difference for difference in found if difference.field == "phone"]
    assert number.critical


def test_a_guide_deleted_with_its_line_of_the_record_is_for_the_approver(
    sample_content: Path,
) -> None:
    found = words(
        sample_content,
        remove("guides/sample-figures.md"),
        swap("addresses.yaml", "  - guides/sample-figures/\n", ""),
    )
    assert found == [
        '! "Reading sample figures" is deleted, and its address will stop working.',
        '! "guides/sample-figures/" is removed from the record of published addresses. '
        "Readers may have saved it, and nothing checks any more that it works.",
    ]


def test_what_is_for_the_approver_comes_first(sample_content: Path) -> None:
    found = words(
        sample_content,
        swap("sources.yaml", "title: Sample Act 2001", "title: Sample Act 2002"),
        swap(WORRY, "- Say what you saw.", "- Say what you saw today."),
        swap("guides/sample-committee.md", "sources: [", "also_called: [panel]\nsources: ["),
    )
    assert found == [
        '! The steps of "A sample worry" change.',
        'The source "Sample Act 2002" changes.',
        '"A sample committee" now has other names.',
    ]


FOR_READERS = [
    ("summary: Ask", "summary: Kindly ask"),
    ("- Ask plain questions.", "- Ask hard questions."),
    ("avoid:\n  - Do not wait.\n", ""),
    ("Committees look at the whole picture.", "They look at it all."),
    ("about_you: You can call too.\n", "about_you: You can write too.\n"),
]


@pytest.mark.parametrize(("old", "new"), FOR_READERS)
def test_what_readers_act_on_is_for_the_approver_in_any_guide(
    old: str, new: str, sample_content: Path, tmp_path: Path
) -> None:
    committee = "guides/sample-committee.md"
    more = "avoid:\n  - Do not wait.\nabout_you: You can call too.\ncontacts:"
    swap(committee, "contacts:", more)(sample_content)
    base = Path(shutil.copytree(sample_content, tmp_path / "base"))
    swap(committee, old, new)(sample_content)
    [first, *_] = compare(load_partial(base), load_partial(sample_content))
    assert first.critical
    assert first.id == "sample-committee"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("Do not speak to them.", "Do speak to them.", 'Look closely: "not" is removed.'),
        ("Don't go.", "Go.", 'Look closely: "don\'t" is removed.'),
        ("Don’t go.", "Go.", 'Look closely: "don\'t" is removed.'),
        ("Go.", "Never go.", 'Look closely: "never" is added.'),
        ("It is no longer open.", "It is open.", 'Look closely: "no longer" is removed.'),
        ("Go with a friend.", "Go without a friend.", 'Look closely: "without" is added.'),
        ("Tell MASH.", "Tell only MASH.", 'Look closely: "only" is added.'),
        ("Tell no one.", "Tell one.", 'Look closely: "no one" is removed.'),
        ("You cannot wait.", "You can wait.", 'Look closely: "cannot" is removed.'),
        ("You cant wait.", "You can wait.", 'Look closely: "cant" is removed.'),
        ("Call, do not write.", "Do not call, write.", 'Look closely: "not" is moved.'),
        ("Do not go.", "Never go.", 'Look closely: "not" is removed and "never" is added.'),
        ("Call instead of writing.", "Call and write.", 'Look closely: "instead of" is removed.'),
        ("You mayn't go.", "You may go.", 'Look closely: "mayn\'t" is removed.'),
        ("Call now.", "Call today.", ""),
        ("Do not call.", "Do not ever call.", ""),
        ("Note it.", "Know it.", ""),
    ],
)
def test_a_negation_that_comes_or_goes_is_named(before: str, after: str, said: str) -> None:
    assert negation_change((before,), (after,)) == said


@pytest.mark.parametrize("file", ["pledge.yaml", "topics.yaml", "guides/sample-figures.md"])
def test_a_negation_is_for_the_approver_wherever_readers_see_it(
    file: str, sample_content: Path
) -> None:
    path = sample_content / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("summary: ", "summary: Never mind. ", 1), encoding="utf-8")
    [first, *_] = compare(load_partial(SAMPLE), load_partial(sample_content))
    assert (first.critical, first.negation) == (True, 'Look closely: "never" is added.')
    assert first.line.endswith('Look closely: "never" is added.')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Say what you recieve.", "Say what you receive."),
        ("Say what you saw", "Say what you saw."),
        ("say what you saw", "Say what you saw"),
        ("Look out for neglct.", "Look out for neglect."),
    ],
)
def test_a_slip_of_spelling_is_no_change_of_meaning(before: str, after: str) -> None:
    assert is_spelling((before,), (after,), {"what", "you"}, {"what", "you"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Call 101.", "Call 111."),
        ("Go now.", "Go not."),
        ("They are alone.", "They are along."),
        ("It is safe.", "It is unsafe."),
        ("You can't go.", "You can go."),
        ("Wait 24 hours.", "Wait 42 hours."),
        ("Go.", "Go there."),
        ("It is 1.5.", "It is 15."),
        ("It might be.", "It night be."),
        ("Go from it.", "Go form it."),
        ("Tell the chair.", "Tell the clerk."),
    ],
)
def test_another_meaning_is_no_slip_of_spelling(before: str, after: str) -> None:
    known = {"alone", "along", "from", "form"}
    assert not is_spelling((before,), (after,), known, known)


def test_a_question_that_blocks_is_for_the_approver_and_so_is_one_that_is_gone(
    sample_content: Path,
) -> None:
    ask = "\nother:\n  question: Why?\n  why: So.\n  who: Clerk\n"
    path = sample_content / "to-confirm.yaml"
    path.write_text(path.read_text("utf-8") + ask + "  blocks: yes\n", encoding="utf-8")
    blocking = load_partial(sample_content)
    assert [d.critical for d in compare(load_partial(SAMPLE), blocking)] == [True]
    assert [d.critical for d in compare(blocking, load_partial(SAMPLE))] == [True]
    path.write_text(path.read_text("utf-8").replace("Why?", "How?"), encoding="utf-8")
    [other] = compare(blocking, load_partial(sample_content))
    assert (other.words, other.critical) == ('The question to the council "How?" changes.', True)
    path.write_text(path.read_text("utf-8").replace("  blocks: yes\n", ""), encoding="utf-8")
    plain = load_partial(sample_content)
    assert [d.critical for d in compare(load_partial(SAMPLE), plain)] == [False]
    assert [d.critical for d in compare(plain, load_partial(SAMPLE))] == [True]


def test_a_guide_that_leaves_the_topics_with_an_exit_is_for_the_approver(
    sample_content: Path,
) -> None:
    swap("site.yaml", "act_now_topic: do-it-now", "act_now_topic: other")(sample_content)
    before = load_partial(sample_content)
    swap(WORRY, "topic: do-it-now", "topic: learn-more")(sample_content)
    found = compare(before, load_partial(sample_content))
    assert any(d.critical and d.field == "topic" for d in found)


def test_the_approver_sees_the_words_of_harm_for_themselves(sample_content: Path) -> None:
    found = differences(
        sample_content,
        swap("words.yaml", "harm:\n  - sample harm", "harm:\n  - other harm"),
        swap("words.yaml", "say: use", "say: use it"),
    )
    assert [(d.critical, d.before, d.after) for d in found] == [
        (True, ("sample harm",), ("other harm",)),
        (False, ("avoid: say: use",), ("avoid: say: use it",)),
    ]
    assert found[0].words.startswith("The words of harm")


def test_the_approver_sees_who_children_can_call(sample_content: Path) -> None:
    child = "child_contact: sample-hub\nact_now_topic:"
    assert words(sample_content, swap("site.yaml", "act_now_topic:", child)) == [
        "! The site now has a contact for children on the home page."
    ]


def rename(content: Path) -> None:
    (content / WORRY).rename(content / "guides" / "sample-concern.md")


def test_a_renamed_guide_is_a_move_and_not_one_lost_and_one_found(sample_content: Path) -> None:
    found = differences(sample_content, rename)
    assert [(d.kind, d.id) for d in found] == [("moved", "sample-concern")]
    assert found[0].critical
    assert "will stop working" in found[0].words


def test_a_guide_that_is_renamed_and_partly_rewritten_is_still_a_move(
    sample_content: Path,
) -> None:
    spoils = (
        swap(WORRY, "A worry is **enough**. You need *no proof*.", "Nobody needs to be certain."),
        swap(WORRY, "- Say what you saw.", "- Tell them everything that you have noticed."),
        rename,
    )
    found = differences(sample_content, *spoils)
    assert [(d.kind, d.id) for d in found if d.kind != "changed"] == [("moved", "sample-concern")]


def test_a_move_with_its_old_address_is_told_whatever_else_changed(sample_content: Path) -> None:
    guide = sample_content / "guides" / "other.md"
    text = (SAMPLE / "guides" / "sample-figures.md").read_text(encoding="utf-8")
    rename(sample_content)
    (sample_content / "guides" / "sample-concern.md").unlink()
    guide.write_text(text.replace("topic:", "was_at: [sample-worry]\ntopic:"), encoding="utf-8")
    found = differences(sample_content)
    assert [d.id for d in found if d.kind in ("moved", "added", "removed")] == ["other"]


def test_a_guide_that_no_longer_parses_is_named_and_the_rest_is_compared(
    sample_content: Path, tmp_path: Path
) -> None:
    base = Path(shutil.copytree(SAMPLE, tmp_path / "base"))
    swap(WORRY, "---\nA worry", "A worry")(base)
    swap("contacts.yaml", "020 7946 0001", "020 7946 0009")(sample_content)
    found = compare(load_partial(base), load_partial(sample_content))
    assert [d.words for d in found] == [
        'The phone number of "Sample hub" changes on 4 guides, the home page and the pledge. '
        "Nobody has called the new one yet. The confirmation of 30 September 2026 was for the old "
        "one.",
        "The old version of content/guides/sample-worry.md can't be read, so we can't tell what "
        "changes there. The line --- that ends the form is missing.",
    ]


def test_a_base_that_breaks_the_rules_of_today_is_compared(
    sample_content: Path, tmp_path: Path
) -> None:
    base = Path(shutil.copytree(SAMPLE, tmp_path / "base"))
    swap(WORRY, "- Say what you saw.", f"- {'Say what you saw ' * 10}.")(base)
    found = compare(load_partial(base), load_partial(sample_content))
    assert found[0].words == 'The steps of "A sample worry" change.'
    assert [d.kind for d in found] == ["changed", "changed"]


def test_a_register_that_cannot_be_read_is_not_a_register_that_lost_everything(
    sample_content: Path,
) -> None:
    found = differences(sample_content, swap("contacts.yaml", "emergency:", "\temergency:"))
    assert [d.kind for d in found] == ["unread"]


def test_a_record_of_addresses_that_cannot_be_read_is_named(sample_content: Path) -> None:
    found = differences(sample_content, swap("addresses.yaml", "addresses:", "\taddresses:"))
    assert [(d.kind, d.thing) for d in found] == [("unread", "addresses")]


def test_a_step_put_in_front_is_one_line_and_another_order_shows_them_all(
    sample_content: Path,
) -> None:
    swap(WORRY, "steps:\n", "steps:\n  - Keep calm.\n")(sample_content)
    [steps, *_] = compare(load_partial(SAMPLE), load_partial(sample_content))
    assert (steps.before, steps.after) == ((), ("Step 1: Keep calm.",))
    other = "  - Say what you saw.\n  - Write down what they say.\n"
    lines = other.splitlines(keepends=True)
    moved = differences(sample_content, swap(WORRY, other, lines[1] + lines[0]))[0]
    assert moved.before == tuple(
        f"Step {n}: {words}"
        for n, words in enumerate(
            ("Ring the sample hub today. [button: Sample hub]", "Say what you saw.", WRITE), 1
        )
    )
    assert moved.after[2:] == (f"Step 3: {WRITE}", "Step 4: Say what you saw.")


def test_a_guide_is_not_timed_where_its_contacts_cannot_be_read(sample_content: Path) -> None:
    found = differences(
        sample_content,
        swap("contacts.yaml", "emergency:", "\temergency:"),
        swap(WORRY, "- Say what you saw.", "- Say."),
    )
    assert [(d.kind, d.field) for d in found] == [("unread", "now"), ("changed", "steps")]


def test_what_cannot_be_read_is_nobody_s_clash(sample_content: Path) -> None:
    found = differences(sample_content, swap(WORRY, "---\nA worry", "A worry"))
    assert conflicts(found, found[:0], load_partial(sample_content), "main") == ()


def test_two_promises_that_change_places_are_moved(sample_content: Path, tmp_path: Path) -> None:
    swap("pledge.yaml", "promises:\n", "promises:\n" + NEW_PROMISE)(sample_content)
    other = Path(shutil.copytree(sample_content, tmp_path / "other"))
    swap("pledge.yaml", NEW_PROMISE, "")(other)
    swap("pledge.yaml", "will_not:\n", NEW_PROMISE + "will_not:\n")(other)
    found = compare(load_partial(sample_content), load_partial(other))
    assert [(d.kind, d.words) for d in found] == [
        ("moved", "Promise 2 becomes promise 1."),
        ("moved", "Promise 1 becomes promise 2."),
    ]
    assert all(d.critical for d in found)


def test_a_pledge_with_another_fault_is_named_and_not_compared(sample_content: Path) -> None:
    found = differences(sample_content, swap("pledge.yaml", "proposed", "promised"))
    assert [(d.kind, d.thing) for d in found] == [("unread", "pledge")]


@pytest.mark.parametrize("value", ["", "who_answers:"])
def test_a_promise_that_loses_its_owner_is_told(sample_content: Path, value: str) -> None:
    owner = "    who_answers: The chair of the sample committee\n"
    found = words(sample_content, swap("pledge.yaml", owner, f"    {value}\n" if value else ""))
    assert found == ["! Promise 1 no longer has an owner."]


@pytest.mark.parametrize(
    ("model", "known", "elsewhere"),
    [
        (Guide, GUIDE, {"slug", "status"}),
        (Pledge, PLEDGE, {"status", "promises", "sign_off"}),
        (Promise, PROMISE, {"picture_alt"}),
        (Site, SITE, {"approval"}),
        (Contact, CONTACT, {"confirmed", "confirmed_by", "confirmed_on", "confirmed_for"}),
    ],
)
def test_no_field_is_forgotten(
    model: type[Part], known: dict[str, object], elsewhere: set[str]
) -> None:
    assert set(model.model_fields) == set(known) | elsewhere
