"""Where security faults are reported: only what the council said, and for less than a year."""

from __future__ import annotations

from datetime import date

import pytest

from build_tools.content import load_library
from build_tools.data.security_txt import PLACE, security_files, security_text
from build_tools.model import Site
from tests.conftest import SAMPLE, TODAY


@pytest.fixture
def site() -> Site:
    return load_library(SAMPLE, TODAY).site


def test_the_file_names_the_team_and_expires_within_a_year(site: Site) -> None:
    assert security_files(site, TODAY)[PLACE] == (
        "Contact: mailto:security@sampleshire.example\n"
        "Expires: 2027-11-23T12:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://guides.sampleshire.example/safety/.well-known/security.txt\n"
    )


def test_a_page_is_named_as_it_is_and_nothing_is_called_approved(site: Site) -> None:
    page = "https://www.sampleshire.example/faults"
    other = {"security_contact": page, "approval": None, "base_url": None}
    assert security_text(site.model_copy(update=other), date(2028, 2, 29)) == (
        "# Not yet checked or approved by the council.\n"
        f"Contact: {page}\n"
        "Expires: 2029-02-27T12:00:00Z\n"
        "Preferred-Languages: en\n"
    )


def test_without_a_contact_there_is_no_file(site: Site) -> None:
    assert security_files(site.model_copy(update={"security_contact": None}), TODAY) == {}
