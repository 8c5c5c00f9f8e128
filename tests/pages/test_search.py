"""What the search reads: each page's words once, and no numbers that look like a phone's."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.content import load_library
from build_tools.model import Library
from build_tools.model.site import Language
from build_tools.pages.search import search_list
from build_tools.wording import phone_numbers
from tests.conftest import TODAY

GUIDE = "sample-worry"


@pytest.fixture
def library(sample_content: Path) -> Library:
    return load_library(sample_content, TODAY)


def entry(library: Library, **changes: object) -> list[object]:
    guide = library.guides[GUIDE].model_copy(update=changes)
    listed = json.loads(search_list(replace(library, guides={**library.guides, GUIDE: guide})))
    return next(page for page in listed if page[0] == f"guides/{GUIDE}/")


def test_numbers_and_years_never_run_together(library: Library) -> None:
    about = "Since 2012. And 2014, 2018. Or 16, 17 and 180 times, 01632 or 960001 of them."
    further = str(entry(library, about_you=about)[5])
    assert {"2012", "2014", "2018", "180", "960001"} <= set(further.replace(";", "").split())
    assert phone_numbers(further.replace("01632", "").replace("960001", "")) == []
    assert "01632 960001" not in further


def test_each_word_of_a_guide_stands_once_where_it_weighs_most(library: Library) -> None:
    guide = library.guides[GUIDE]
    words = f"{guide.title} badger badgers badger"
    [*_, steps, further] = entry(library, about_you=words)
    assert str(further).split().count("badger") == 1
    assert not set(guide.title.casefold().split()) & {*str(steps).split(), *str(further).split()}


def test_questions_what_to_avoid_and_if_this_is_about_you_are_found(library: Library) -> None:
    [*_, further] = entry(library, about_you="Zebra.", avoid=("Never yodel.",))
    assert {"zebra", "yodel"} <= set(str(further).split())


def test_each_recommendation_leads_straight_to_its_row(library: Library) -> None:
    listed = {page[0]: page for page in json.loads(search_list(library))}
    for item in library.review.recommendations:
        entry_of = listed[f"about/#recommendation-{item.number}"]
        assert entry_of[1:3] == [f"Recommendation {item.number}", item.status.capitalize()]


def test_ways_of_asking_and_languages_are_found(library: Library) -> None:
    assert "they took it" in str(entry(library, asked_as=("they took it",))[3])
    welsh = Language(code="cy", name="Cymraeg", english="Welsh", interpreter="dehonglydd")
    site = library.site.model_copy(update={"languages": (welsh,)})
    listed = {page[0]: page for page in json.loads(search_list(replace(library, site=site)))}
    assert {"Cymraeg", "Welsh", "dehonglydd"} <= set(listed["interpreter/"][3])
