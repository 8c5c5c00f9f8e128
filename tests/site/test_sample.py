"""A council that is approved, has a repository and reviews its guides."""

from __future__ import annotations

import re

from playwright.sync_api import Browser

from build_tools.publishing.check_pages import shown_text
from tools.sites import Served


def text_of(sample: Served, name: str) -> str:
    return shown_text((sample.folder / name / "index.html").read_text("utf-8"))


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


def test_an_old_name_leads_on_without_scripts_and_under_the_policy(
    browser: Browser, sample: Served
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for old, new in (
        ("guides/sample-trouble/", "guides/sample-danger/"),
        ("topics/read-more/", "topics/learn-more/"),
    ):
        page.goto(sample.address + old)
        page.wait_for_url(sample.address + new)
        link = source_of(sample, old)
        assert f'<a href="../{new.split("/")[1]}/">' in link
        assert '<meta name="robots" content="noindex">' in link
    context.close()


def test_a_withdrawn_guide_says_so_and_where_to_go(sample: Served) -> None:
    text = text_of(sample, "guides/sample-old")
    assert "This guide has been withdrawn." in text
    assert "../sample-worry/" in text
    assert "020 7946 0001" in text
    assert "Do what we said then" not in text
    assert '<meta name="robots" content="noindex">' in source_of(sample, "guides/sample-old")


def test_the_site_map_has_what_may_be_found_and_nothing_else(sample: Served) -> None:
    listed = (sample.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/safety/guides/sample-worry/" in listed
    assert not re.search("sample-(old|trouble|plan)|read-more", listed)


def test_a_site_that_is_not_approved_has_no_site_map(site: Served, sample: Served) -> None:
    maps = "sitemap.xml*"
    assert not list(site.folder.resolve().glob(maps))
    assert {path.suffix for path in sample.folder.resolve().glob(maps)} == {".xml", ".gz", ".br"}


def test_no_draft_reaches_a_site(sample: Served) -> None:
    assert not (sample.folder / "guides" / "sample-plan").exists()
    for file in sample.folder.resolve().rglob("*"):
        if file.suffix in (".html", ".xml", ".txt", ".json"):
            assert "sample plan" not in file.read_text(encoding="utf-8").lower(), file
