"""What other systems read: a valid feed whose ids stay, and data that fits its schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest

from build_tools.content import load_library
from build_tools.data import atom, feed_files
from build_tools.data.fields import FORMAT
from build_tools.model import Library
from build_tools.outputs.build import build_outputs
from build_tools.pages.layout import address_of
from build_tools.pdf import PdfCache
from build_tools.problems import ContentError
from build_tools.publishing.check_links import links_in_data
from tests.catalogue import swap
from tests.conftest import TODAY

LINE = (
    "Prepared for the council from public sources seen in {:%B %Y}. "
    "Not yet checked or approved by the council."
)
GUIDE = "guides/sample-worry.md"


def parsed(library: Library) -> Any:
    feed = feedparser.parse(atom.feed(library).encode("utf-8"))
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def ids(library: Library) -> dict[str, str]:
    return {entry.link: entry.id for entry in parsed(library).entries}


def data(library: Library, name: str, day: date = TODAY) -> dict[str, Any]:
    files = feed_files(library, day)
    told: dict[str, Any] = json.loads(files[f"{name}.json"])
    schema = json.loads(files[told["described_by"]])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(told)
    return told


@pytest.mark.parametrize("library", ["real", "sample"])
def test_the_feed_is_valid_and_every_entry_is_complete(
    library: str, request: pytest.FixtureRequest
) -> None:
    feed = parsed(request.getfixturevalue(library))
    assert feed.version == "atom10"
    assert feed.feed.title.endswith(": what's new")
    assert len(feed.entries) >= 4
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    for entry in feed.entries:
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", entry.id)
        assert entry.title
        assert entry.summary
        assert entry.updated_parsed
        assert entry.link


def test_a_broken_feed_would_be_noticed() -> None:
    assert feedparser.parse(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>&</feed>").bozo


def test_an_unapproved_feed_says_so_at_its_head_and_in_every_entry(real: Library) -> None:
    feed = parsed(real)
    assert feed.feed.subtitle == LINE.format(real.seen_on)
    assert feed.feed.author == f"Prepared for {real.site.council}"
    assert all(entry.summary.endswith(LINE.format(real.seen_on)) for entry in feed.entries)


def test_an_approved_feed_says_who_approved_and_speaks_for_the_council(sample: Library) -> None:
    feed = parsed(sample)
    assert feed.feed.subtitle == "Approved by: Sample director, 1 October 2026."
    assert feed.feed.author == "Sampleshire Council"
    assert "Approved" not in feed.entries[0].summary


def test_a_feed_names_itself_only_where_its_address_is_known(
    real: Library, sample: Library
) -> None:
    assert 'rel="self"' not in atom.feed(real)
    links = {link.rel: link.href for link in parsed(sample).feed.links}
    assert links["self"] == "https://guides.sampleshire.example/safety/feed.xml"
    assert all(entry.link.startswith(links["alternate"][:42]) for entry in parsed(sample).entries)


def test_a_feed_without_an_address_leads_to_pages_beside_it(real: Library) -> None:
    assert all(
        re.fullmatch(r"guides/[a-z-]+/|pledge/", entry.link) for entry in parsed(real).entries
    )


def test_ids_stay_when_the_address_the_day_or_the_wording_changes(sample_content: Path) -> None:
    before = load_library(sample_content, TODAY)
    swap("site.yaml", "https://guides.sampleshire.example/safety/", "")(sample_content)
    swap(GUIDE, "First written", "First put together")(sample_content)
    after = load_library(sample_content, TODAY + timedelta(days=40))
    assert atom.feed(before) != atom.feed(after)
    assert list(ids(before).values()) == list(ids(after).values())


def test_an_id_stays_when_a_guide_gets_another_name(sample_content: Path) -> None:
    before = ids(load_library(sample_content, TODAY))
    old, new = sample_content / GUIDE, sample_content / "guides" / "sample-fear.md"
    new.write_text(
        old.read_text("utf-8").replace("---\n", "---\nwas_at: [sample-worry]\n", 1), "utf-8"
    )
    old.unlink()
    for file in sample_content.rglob("*"):
        if file.is_file() and file.name != "approvals.yaml":
            text = file.read_text("utf-8").replace("was_at: [sample-worry]", "was_at: [OLD]")
            text = text.replace("sample-worry", "sample-fear").replace("[OLD]", "[sample-worry]")
            file.write_text(text, "utf-8")
    after = ids(load_library(sample_content, TODAY))
    assert sorted(before.values()) == sorted(after.values())
    assert any("sample-fear" in link for link in after)


def test_ids_stay_when_the_council_gets_another_name(sample_content: Path) -> None:
    swap("site.yaml", "council:", "feed_id: Sampleshire Council\ncouncil:")(sample_content)
    before = ids(load_library(sample_content, TODAY))
    swap("site.yaml", "council: Sampleshire Council", "council: Greater Sample")(sample_content)
    assert ids(load_library(sample_content, TODAY)) == before


def test_another_council_has_other_ids(sample: Library, real: Library) -> None:
    assert not set(ids(sample).values()) & set(ids(real).values())


def test_what_changed_on_one_day_is_one_entry(sample_content: Path) -> None:
    guide = sample_content / GUIDE
    text = guide.read_text("utf-8")
    change = re.search(r"changes:\n  - on: (\S+)\n    what: (.+)\n", text)
    assert change
    more = f"{change[0]}  - on: {change[1]}\n    what: Another step.\n"
    before = parsed(load_library(sample_content, TODAY))
    guide.write_text(text.replace(change[0], more), "utf-8")
    after = parsed(load_library(sample_content, TODAY))
    assert len(after.entries) == len(before.entries)
    assert any(entry.summary == f"{change[2]} Another step." for entry in after.entries)


@pytest.mark.parametrize("name", ["guides", "pledge"])
@pytest.mark.parametrize("library", ["real", "sample"])
def test_data_fits_the_schema_beside_it(
    library: str, name: str, request: pytest.FixtureRequest
) -> None:
    told = data(request.getfixturevalue(library), name)
    assert told["format"] == FORMAT
    assert told["made_on"] == "2026-11-24"


def test_a_schema_refuses_what_is_missing_unknown_or_of_another_kind(sample: Library) -> None:
    files = feed_files(sample, TODAY)
    schema = jsonschema.Draft202012Validator(json.loads(files["guides.schema.json"]))
    for spoil in ({"approved": "no"}, {"surprise": 1}, {"format": 2}):
        assert list(schema.iter_errors({**json.loads(files["guides.json"]), **spoil}))
    short = json.loads(files["guides.json"])
    del short["guides"][0]["rely_until"]
    assert list(schema.iter_errors(short))


def test_every_field_of_a_schema_is_explained(sample: Library) -> None:
    for name in ("guides.schema.json", "pledge.schema.json"):
        schema = json.loads(feed_files(sample, TODAY)[name])
        models = [schema, *schema["$defs"].values()]
        fields = [(m["title"], k, f) for m in models for k, f in m["properties"].items()]
        assert [(model, key) for model, key, f in fields if not f.get("description")] == []


def test_data_says_whether_the_council_has_approved(real: Library, sample: Library) -> None:
    for name in ("guides", "pledge"):
        told = data(real, name)
        assert (told["approved"], told["approval"]) == (False, LINE.format(real.seen_on))
        told = data(sample, name)
        assert told["approved"] is True
        assert told["approval"] == "Approved by: Sample director, 1 October 2026."


def test_guides_carry_steps_numbers_days_and_addresses(sample: Library) -> None:
    told = data(sample, "guides")
    guide = next(g for g in told["guides"] if g["slug"] == "sample-worry")
    contacts = {contact["id"]: contact for contact in told["contacts"]}
    assert guide["address"] == "guides/sample-worry/"
    assert guide["pdf"] == "pdf/sample-worry.pdf"
    assert guide["reviewed_on"] == "2026-09-15"
    assert guide["review_due_on"] == "2027-03-15"
    assert guide["rely_until"] == "2027-06-14"
    assert "Say what you saw." in [step["do"] for step in guide["steps"]]
    assert contacts["sample-hub"]["phone"] == "020 7946 0001"
    assert contacts["sample-hub"]["dial"] == "02079460001"
    lapsed = {guide["slug"]: guide["lapsed"] for guide in told["guides"]}
    assert lapsed["sample-committee"]
    assert not lapsed["sample-worry"]


def test_every_id_that_data_names_is_in_the_data(real: Library) -> None:
    told = data(real, "guides")
    contacts = {contact["id"] for contact in told["contacts"]}
    sources = {source["id"] for source in told["sources"]}
    assert contacts >= set(told["act_now"])
    for guide in told["guides"]:
        assert contacts >= {*guide["contacts"], *(s["call"] for s in guide["steps"] if s["call"])}
        assert sources >= set(guide["sources"])


def test_a_withdrawn_guide_is_told_as_withdrawn_and_its_copy_is_not_given(
    sample: Library,
) -> None:
    told = data(sample, "guides")
    assert told["withdrawn"] == ["sample-old"]
    assert "sample-old" not in [guide["slug"] for guide in told["guides"]]
    titles = [entry.title for entry in parsed(sample).entries if "sample-old" in entry.link]
    assert titles == ["Withdrawn: An old sample"]


def test_a_draft_is_told_to_nobody(sample: Library) -> None:
    drafts = [guide for guide in sample.guides.values() if guide.status == "draft"]
    assert drafts
    everything = "".join(feed_files(sample, TODAY).values())
    assert not any(f'"{draft.slug}"' in everything or draft.title in everything for draft in drafts)


def test_an_unconfirmed_number_never_reaches_data(sample: Library) -> None:
    assert "960002" not in "".join(feed_files(sample, TODAY).values())


def test_a_sign_off_of_another_wording_is_not_told_as_agreed(sample: Library) -> None:
    signed = {"agreed_on": TODAY, "wording": "older words"}
    sign_off = tuple(one.model_copy(update=signed) for one in sample.pledge.sign_off)
    pledge = sample.pledge.model_copy(update={"sign_off": sign_off, "status": "agreed"})
    told = data(replace(sample, pledge=pledge), "pledge")
    assert not told["agreed"]
    assert {sign_off["agreed_on"] for sign_off in told["sign_off"]} == {None}


HOSTILE = [
    "]]> <![CDATA[ & <b>",
    "&lt; &#60; &bogus;",
    "{{ 7 }} {% x %} #panic $x$ @cite \\ `",
    "\u05e9\u05dc\u05d5\u05dd",
    "\U0001f600",
    "x" * 300,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_awkward_text_reaches_feed_and_data_as_it_was_typed(sample: Library, text: str) -> None:
    guide = sample.guides["sample-worry"]
    change = guide.changes[0].model_copy(update={"what": text})
    spoilt = guide.model_copy(update={"title": text, "changes": (change,)})
    library = replace(sample, guides={**sample.guides, "sample-worry": spoilt})
    entry = next(e for e in parsed(library).entries if "sample-worry" in e.link)
    assert entry.title_detail.value == text
    assert entry.summary_detail.value.startswith(f"{text} Changed after the council")
    told = data(library, "guides")
    assert text in [found["title"] for found in told["guides"]]


@pytest.mark.parametrize("sign", ["\\u0001", "\\uFFFE", "\\u202E"])
def test_a_sign_that_xml_or_readers_cannot_bear_is_a_problem_first(
    sample_content: Path, sign: str
) -> None:
    swap(GUIDE, "what: First written.", f'what: "First {sign} written."')(sample_content)
    with pytest.raises(ContentError) as error:
        load_library(sample_content, TODAY)
    assert any("invisible character" in problem.found for problem in error.value.problems)


def test_a_site_without_changes_has_a_valid_feed(sample: Library) -> None:
    guides = {s: g.model_copy(update={"changes": ()}) for s, g in sample.guides.items()}
    pledge = sample.pledge.model_copy(update={"changes": ()})
    site = sample.site.model_copy(update={"approval": None})
    library = replace(sample, guides=guides, pledge=pledge, site=site)
    assert parsed(library).entries == []


def test_making_twice_gives_the_same(sample: Library) -> None:
    assert feed_files(sample, TODAY) == feed_files(sample, TODAY)
    assert len(feed_files(sample, TODAY)) == 5


def fields_within(value: Any) -> Iterator[tuple[str, str]]:
    """Yield each field of some data that holds text, at any depth, with the text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str):
                yield name, inner
            yield from fields_within(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields_within(inner)


@pytest.mark.parametrize("name", ["guides", "pledge"])
def test_no_address_of_this_site_in_the_data_is_left_out_when_links_are_followed(
    sample: Library, tmp_path: Path, name: str
) -> None:
    outputs = build_outputs(sample, TODAY, PdfCache(tmp_path))
    ours = {address_of(page.path) for page in outputs.pages} | set(outputs.files)
    text = outputs.files[f"{name}.json"]
    (tmp_path / f"{name}.json").write_bytes(text)
    followed = {address for _, address in links_in_data(tmp_path)}
    held = {value for _, value in fields_within(json.loads(text)) if value in ours - {""}}
    assert len(held) > 2
    assert held <= followed
