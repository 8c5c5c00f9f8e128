"""A council that is approved, has a repository and reviews its guides."""

from __future__ import annotations

import re

from build_tools.publishing.complete import shown_text
from tests.site.conftest import Served


def text_of(sample: Served, name: str) -> str:
    return shown_text(sample.folder / name / "index.html")


def source_of(sample: Served, name: str) -> str:
    return (sample.folder / name / "index.html").read_text(encoding="utf-8")


def test_nothing_of_the_real_council_is_in_the_sample(sample: Served) -> None:
    for file in sample.folder.resolve().rglob("*"):
        if file.suffix in (".html", ".css", ".xml", ".txt", ".json", ".js"):
            text = file.read_text(encoding="utf-8")
            assert not re.search("hereford|01432|mash", text, re.IGNORECASE), file


def test_an_approved_site_may_be_found_and_says_who_approved_it(sample: Served) -> None:
    assert "noindex" not in source_of(sample, ".")
    text = text_of(sample, "guides/sample-worry")
    assert "Approved by: Sample director, 1 October 2026." in text
    assert "Not yet checked or approved" not in text


def test_an_edit_link_leads_to_the_content_file(sample: Served) -> None:
    link = "https://git.sampleshire.example/council/guides/edit/main/content/guides/sample-worry.md"
    assert link in text_of(sample, "guides/sample-worry")


def test_a_reviewed_guide_says_when_and_by_whom(sample: Served) -> None:
    text = text_of(sample, "guides/sample-worry")
    assert "Sample hub manager" in text
    assert "15 September 2026" in text
    assert "15 March 2027" in text


def test_a_guide_whose_review_is_due_says_so(sample: Served) -> None:
    assert "20 October 2026" in text_of(sample, "guides/sample-danger")


def test_a_lapsed_guide_opens_with_a_warning_and_a_number(sample: Served) -> None:
    text = text_of(sample, "guides/sample-committee")
    assert "Not checked since 1 June 2025" in text
    assert text.index("Not checked since") < text.index("Read the papers")


def test_an_unconfirmed_number_never_reaches_a_page(sample: Served) -> None:
    for file in sample.folder.resolve().rglob("*.html"):
        assert "960002" not in file.read_text(encoding="utf-8"), file


def test_figures_are_a_chart_and_a_table(sample: Served) -> None:
    source = source_of(sample, "guides/sample-figures")
    assert 'role="img"' in source
    assert "<table" in source
    assert "30.5" in text_of(sample, "guides/sample-figures")


def test_related_guides_lead_both_ways(sample: Served) -> None:
    assert "../sample-danger/" in source_of(sample, "guides/sample-worry")
    assert "../sample-worry/" in source_of(sample, "guides/sample-danger")


def test_the_pledge_is_proposed_and_says_who_must_agree(sample: Served) -> None:
    text = text_of(sample, "pledge")
    assert "Sample young people's group" in text
    assert "proposal" in text.lower() or "proposed" in text.lower()
