"""The council's own content, on the fixed day: right, short, and printable as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from build_tools.content import check_content
from build_tools.model import Library, seen_texts
from build_tools.problems import as_text, printable
from build_tools.rules import RuleContext, easy_grade_of, grade_of, pledge_grade_of, words_of
from build_tools.rules.running_text import guide_pieces
from build_tools.wording import seconds_to_read
from tests.conftest import OUR_DAY, ROOT
from tests.ours import ACT_NOW, herefordshire_alone

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = check_content(CONTENT, OUR_DAY)
    assert loaded.library, as_text(loaded.problems, "")
    return loaded.library


def test_the_content_has_nothing_to_put_right() -> None:
    problems = check_content(CONTENT, OUR_DAY).problems
    assert [problem.found for problem in problems if problem.must_fix] == []


def test_every_guide_is_read_in_a_minute_and_by_most_people_of_13(library: Library) -> None:
    names = ("site", "contacts", "topics", "glossary", "guides")
    content = RuleContext(today=OUR_DAY, **{name: getattr(library, name) for name in names})
    for guide in library.published:
        seconds = seconds_to_read(words_of(guide, content), 238)
        assert seconds <= library.site.limits.seconds, guide.slug
        assert tuple(piece.text for piece in guide_pieces(guide)) == guide.texts, guide.slug
        assert grade_of(guide) <= 8, guide.slug


def test_the_first_step_that_a_page_shows_follows_from_nothing_above_it(library: Library) -> None:
    """Steps that the calls above say already are left out: "If not" would then hang in the air."""
    for guide in library.published:
        shown = [one.do for one in guide.steps if one.do not in library.site.said_by_calls]
        first = " ".join(shown[:1])
        assert not re.match(r"(If not|If so|Then|Otherwise|Or)\b", first), guide.slug


def test_the_pledge_is_easier_still(library: Library) -> None:
    assert pledge_grade_of(library.pledge) <= 6
    assert easy_grade_of(library.pledge) <= 4


def test_what_a_child_reads_of_the_pledge_before_opening_a_promise_is_short(
    library: Library,
) -> None:
    pledge = library.pledge
    lines = [*pledge.introduction, *(step.do for step in pledge.if_broken)]
    for promise in pledge.promises:
        lines += [promise.promise, promise.means]
    assert len(" ".join(lines).split()) <= 420
    assert len(pledge.promises) <= 8


def test_a_child_can_be_heard_without_an_adult_to_pass_it_on(library: Library) -> None:
    calls = {step.call for step in library.pledge.if_broken if step.call}
    assert calls - set(library.site.act_now), "a number that is not only for danger"
    assert calls >= set(library.pledge.help_now)


@herefordshire_alone
def test_the_pledge_tells_a_child_that_public_meetings_are_filmed(library: Library) -> None:
    meeting = " ".join(library.pledge.promises[0].we_will)
    assert "filmed" in meeting
    assert "private" in meeting


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.*")), ids=lambda path: path.name)
def test_every_character_of_the_content_can_be_seen(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").split("\n"):
        assert printable(line) == line


def test_a_copy_of_the_content_with_one_fault_is_stopped(content: Path) -> None:
    (content / "guides" / f"{ACT_NOW}.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    loaded = check_content(content, OUR_DAY)
    assert loaded.library is None
    assert {problem.file for problem in loaded.problems if problem.must_fix} == {
        f"content/guides/{ACT_NOW}.md"
    }


def test_every_topic_has_a_guide_to_read(library: Library) -> None:
    assert all(library.guides_of(topic) for topic in library.topics)


@herefordshire_alone
def test_every_act_now_guide_says_what_to_do_when_nobody_answers(library: Library) -> None:
    for guide in library.guides_of(library.site.act_now_topic):
        words = " ".join(guide.texts)
        assert "101" in words, guide.slug
        assert "999" in words, guide.slug
        assert set(library.site.act_now) <= set(guide.contacts), guide.slug


def test_who_claims_an_approval_an_agreement_or_a_check_names_a_post_and_a_day(
    library: Library,
) -> None:
    assert library.site.approval is None or library.site.approval.post
    assert library.pledge.is_agreed or library.pledge.status == "proposed"
    checked = [c for c in library.contacts.values() if c.confirmed == "council"]
    assert all(contact.confirmed_by and contact.confirmed_on for contact in checked)


def test_a_number_that_nobody_rang_is_printed_only_where_public_pages_prove_it(
    library: Library,
) -> None:
    for id_, contact in library.contacts.items():
        publishers = {library.sources[source].publisher for source in contact.sources}
        proved = len(publishers) >= 2 or library.site.council in publishers
        assert contact.confirmed == "council" or proved or not contact.is_printable, id_


@herefordshire_alone
def test_all_17_recommendations_are_told(library: Library) -> None:
    numbers = [item.number for item in library.review.recommendations]
    assert numbers == list(range(1, 18))


@herefordshire_alone
def test_whoever_is_sent_to_mash_sees_who_answers_when_it_is_shut(library: Library) -> None:
    for guide in library.published:
        if "mash" in guide.contacts:
            assert "edt" in guide.contacts, guide.slug


@herefordshire_alone
def test_where_nobody_answers_a_child_who_could_be_hurt_tonight_is_for_999(
    library: Library,
) -> None:
    last_resorts = [
        (guide.slug, step.do)
        for guide in library.published
        for step in guide.steps
        if "nobody answers" in step.do.lower()
    ]
    assert last_resorts
    for slug, words in last_resorts:
        assert 0 < words.find("999") < words.find("101"), slug


@herefordshire_alone
def test_a_page_says_what_to_do_when_nobody_answers_wherever_its_guide_does(
    library: Library,
) -> None:
    """A step is left out of a page only where the calls above it say the same."""
    for guide in library.published:
        if any("nobody answers" in step.do.lower() for step in guide.steps):
            seen = " ".join(seen_texts(guide, library)).lower()
            assert "nobody answers" in seen, guide.slug


@herefordshire_alone
def test_contacts_whose_number_may_be_wrong_are_never_shown(library: Library) -> None:
    kept_off = ("lado", "chat", "fgm-helpline", "become", "council-switchboard", "crimestoppers")
    assert [id_ for id_ in kept_off if library.contacts[id_].is_printable] == []


@herefordshire_alone
def test_whoever_may_ask_not_to_be_named_reads_that_nobody_can_promise_it(
    library: Library,
) -> None:
    found = [" ".join(guide.texts) for guide in library.published]
    asking = [text for text in found if "ask not to be named" in text]
    assert asking
    assert all("Nobody can promise" in text for text in asking)


@herefordshire_alone
def test_no_guide_says_that_a_law_not_yet_started_is_in_force(library: Library) -> None:
    for guide in library.published:
        for text in guide.texts:
            said = text.lower()
            assert "duty to report" not in said, guide.slug
            assert "criminal exploitation is now" not in said, guide.slug


@herefordshire_alone
def test_guides_say_call_as_their_buttons_do(library: Library) -> None:
    for guide in library.published:
        for text in guide.texts:
            assert not re.search(r"\b(ring|rings|rang|rung|ringing|phone them)\b", text, re.I), (
                guide.slug,
                text,
            )


@herefordshire_alone
def test_each_recommendation_says_where_it_stands_in_its_own_field_alone(library: Library) -> None:
    standing = ("Here.", "Partly.", "For the council.", "Not for a website.")
    assert {item.status for item in library.review.recommendations} == {
        word.lower().removesuffix(".") for word in standing
    }
    for item in library.review.recommendations:
        assert not item.note.startswith(standing), item.number


def test_hand_written_pages_say_call_and_name_999_before_101() -> None:
    for page in sorted((ROOT / "docs").glob("*.md")):
        for paragraph in page.read_text(encoding="utf-8").split("\n\n"):
            assert not re.search(r"\b(ring|rings|rang|rung|ringing)\b", paragraph), page.name
            if re.search(r"\b101\b", paragraph):
                assert 0 < paragraph.find("999") < paragraph.find("101"), page.name


@herefordshire_alone
def test_guides_on_children_in_care_say_that_nothing_personal_goes_past_officers(
    library: Library,
) -> None:
    for slug in ("corporate-parent", "children-in-care-council"):
        avoid = " ".join(library.guides[slug].avoid)
        assert all(word in avoid for word in ("message", "gifts", "lifts")), slug
