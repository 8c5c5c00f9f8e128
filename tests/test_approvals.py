"""An approval belongs to words: planted faults, and what each form of a page says."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from build_tools.cli import main
from build_tools.commands.verify import verify
from build_tools.comparing import compare
from build_tools.content import check_content, load_library, load_partial
from build_tools.data import feed_files
from build_tools.data.approval_tasks import waiting_pages
from build_tools.data.review_tasks import tasks_of
from build_tools.editing.approvals import approvals_text
from build_tools.editing.approving import approve
from build_tools.model import Library, PartialContent, Site
from build_tools.model.approvals import Approvals, guide_state, guide_words, text_words
from build_tools.pages import approval_words, render_assets, render_layout, render_pages
from build_tools.pages.approval import NEVER, approval_of_guide
from build_tools.pages.handwritten import words_of_pages
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.pdf import PdfCache, make_pdfs
from build_tools.problems import CommandError, ContentError
from build_tools.publishing.manifest import content_revision, write_manifest
from build_tools.reporting.reviews import as_issue, as_text
from tests.approving import POST, approved, signed
from tests.catalogue import GUIDE, Mistake, both, copy_guide, number, remove, swap
from tests.changing import moved
from tests.conftest import ROOT, SAMPLE, TODAY
from tests.pdfs import words_of

DOCS = ROOT / "docs"
SAYS = "Say what you saw."
CHANGE = both(
    swap(GUIDE, f"- {SAYS}", "- Say what you heard."),
    swap(GUIDE, "changes:\n", "changes:\n  - on: 2026-10-20\n    what: Better words.\n"),
)
CHANGED = "Changed on 20 October 2026, after the council's approval of 1 October 2026."
APPROVED = "Approved by: Sample director, 1 October 2026."


def loaded(content: Path, *changes: Mistake) -> Library:
    for change in changes:
        change(content)
    return load_library(content, TODAY)


def everything(library: Library, folder: Path) -> dict[str, str]:
    """Return what readers get of the sample worry, in each of its forms."""
    pages = {page.path: page for page in render_pages(library, docs=DOCS, today=TODAY)}
    pdfs = make_pdfs(library, TODAY, PdfCache(folder / "pdf"), say=str)
    data = feed_files(library, TODAY)
    told = {one["slug"]: one for one in json.loads(data["guides.json"])["guides"]}
    return {
        "page": pages["guides/sample-worry.md"].markdown,
        "PDF": words_of(pdfs["pdf/sample-worry.pdf"], folder),
        "book": words_of(pdfs["pdf/all-guides.pdf"], folder),
        "pack": pocket_pack(library, TODAY),
        "data": str(told["sample-worry"]["approval"]),
        "feed": data["feed.xml"],
    }


def test_words_that_changed_say_so_in_every_form(sample_content: Path, tmp_path: Path) -> None:
    library = loaded(sample_content, CHANGE).for_readers()
    for form, text in everything(library, tmp_path).items():
        assert CHANGED in " ".join(text.replace("&#39;", "'").split()), form
    assert approval_words(library) == (
        "Approved page by page. Each guide says by which post, and when."
    )
    data = json.loads(feed_files(library, TODAY)["guides.json"])
    states = {one["slug"]: one["approved"] for one in data["guides"]}
    assert states["sample-worry"] is False
    assert states["sample-danger"] is True


def test_a_new_guide_is_not_covered_by_an_old_approval(sample_content: Path) -> None:
    new = copy_guide("sample-new.md", "A sample worry", "A new worry")
    library = loaded(sample_content, new)
    assert "sample-new" in library.published_slugs
    assert approval_of_guide(library.guides["sample-new"], library) == NEVER
    public = library.for_readers()
    assert "sample-new" not in public.published_slugs
    pages = render_pages(public, docs=DOCS, today=TODAY)
    text = "".join(page.markdown for page in pages) + pocket_pack(public, TODAY)
    text += "".join(feed_files(public, TODAY).values())
    assert "sample-new" not in text
    assert "A new worry" not in text


def test_while_nothing_is_approved_everything_is_shown_with_its_notice(
    sample_content: Path,
) -> None:
    library = loaded(sample_content, remove("approvals.yaml"))
    assert library.site.approval is None
    assert library.for_readers() is library
    assert "Not yet checked or approved" in approval_words(library)
    assert waiting_pages(PartialContent.of(library), {}) == ()


KEEPING: list[Mistake] = [
    number("020 7946 0001", "020 7946 0009"),
    swap(GUIDE, "sources: [", "owner: Sample manager\nsources: ["),
    swap(GUIDE, "changes:\n", "changes:\n  - on: 2026-10-20\n    what: A number.\n"),
    swap(GUIDE, "---\nA worry", "---\n\n\nA worry"),
    both(
        moved("sample-figures.md", "figures.md", "sample-figures"),
        swap("addresses.yaml", "  - guides/sample-figures/\n", "  - guides/sample-figures/\n"),
    ),
]


@pytest.mark.parametrize("change", KEEPING, ids=range(len(KEEPING)))
def test_what_is_not_its_words_voids_no_approval(sample_content: Path, change: Mistake) -> None:
    change(sample_content)
    content = load_partial(sample_content)
    assert content.approvals
    states = {slug: guide_state(one, content.approvals) for slug, one in content.guides.items()}
    published = {slug for slug, one in content.guides.items() if one.status == "published"}
    assert {states[slug] for slug in published} == {"approved"}


VOIDING = {
    "title": "Another title",
    "summary": "Another summary.",
    "steps": ({"do": "Wait a month."},),
    "contacts": ("emergency",),
    "avoid": ("Do speak to the family first.",),
    "questions": ("What now?",),
    "about_you": "Not you.",
}


@pytest.mark.parametrize("field", VOIDING)
def test_each_field_of_words_counts(sample: Library, field: str) -> None:
    guide = sample.guides["sample-worry"]
    values = {**guide.model_dump(), field: VOIDING[field]}
    changed = type(guide).model_validate(values)
    assert guide_words(changed) != guide_words(guide)


def test_a_changed_number_is_public_at_once_with_a_line_beside_it(
    sample_content: Path, tmp_path: Path
) -> None:
    library = loaded(sample_content, number("020 7946 0001", "020 7946 0009")).for_readers()
    line = "Changed after the council's approval of 1 October 2026."
    for form, text in everything(library, tmp_path).items():
        if form not in ("data", "feed"):
            assert line in " ".join(text.replace("&#39;", "'").split()), form
            assert "020 7946 0009" in text
    contacts = json.loads(feed_files(library, TODAY)["guides.json"])["contacts"]
    assert {one["id"]: one["note"] for one in contacts} == {"emergency": None, "sample-hub": line}
    assert approval_words(library) == APPROVED


def test_the_words_are_approved_again_by_one_command(sample_content: Path) -> None:
    CHANGE(sample_content)
    approved("sample-worry", on="2026-10-21")(sample_content)
    library = load_library(sample_content, TODAY)
    said = approval_of_guide(library.guides["sample-worry"], library)
    assert said == "Approved by: Sample director, 21 October 2026."


@pytest.mark.parametrize(
    ("change", "pages", "on", "words"),
    [
        (CHANGE, ["sample-worry"], "2026-10-19", "Nobody can have approved them before."),
        (CHANGE, ["sample-wory"], "2026-10-21", 'Did you mean "sample-worry"?'),
        (CHANGE, ["sample-plan"], "2026-10-21", "There is no published page"),
        (CHANGE, [], "2027-01-01", "is in the future"),
    ],
)
def test_what_cannot_be_approved_is_refused_and_nothing_is_written(
    sample_content: Path, change: Mistake, pages: list[str], on: str, words: str
) -> None:
    change(sample_content)
    before = (sample_content / "approvals.yaml").read_text("utf-8")
    with pytest.raises(CommandError, match=words.replace("?", r"\?")):
        approved(*pages, on=on)(sample_content)
    assert (sample_content / "approvals.yaml").read_text("utf-8") == before


def test_words_that_changed_without_a_line_of_history_cannot_be_approved_for_an_earlier_day(
    sample_content: Path,
) -> None:
    swap(GUIDE, f"- {SAYS}", "- Say what you heard.")(sample_content)
    with pytest.raises(CommandError, match="changed after that day"):
        approved("sample-worry", on="2026-09-30")(sample_content)


def test_faulty_content_is_never_approved(sample_content: Path) -> None:
    swap(GUIDE, "topic:", "topik:")(sample_content)
    with pytest.raises(ContentError):
        approved()(sample_content)


def test_a_person_is_not_a_post(sample_content: Path) -> None:
    with pytest.raises(CommandError, match="is not a post"):
        approve(sample_content, TODAY, "a@b.example", date(2026, 10, 1), [], docs=DOCS)


def test_all_that_are_ready_are_approved_and_the_others_named(
    sample_content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    CHANGE(sample_content)
    words = ["--content", str(sample_content), "--today", TODAY.isoformat()]
    assert main(["approve", "--post", POST, "--on", "2026-10-02", *words]) == 0
    said = capsys.readouterr().out
    assert "9 pages recorded as approved by Sample director on 2 October 2026." in said
    assert '"A sample worry": 20 October 2026' in said


def test_a_sign_off_cannot_be_older_than_the_words(sample_content: Path) -> None:
    signed("Sample committee")(sample_content)
    swap("pledge.yaml", "We hear you before we talk.", "We hear you first.")(sample_content)
    with pytest.raises(CommandError, match="nobody can have agreed"):
        signed("Sample committee", on="2026-09-01")(sample_content)
    library = load_library(sample_content, TODAY)
    pages = {page.path: page for page in render_pages(library, docs=DOCS, today=TODAY)}
    assert "(agreed on 1 October 2026, to earlier words)" in pages["pledge.md"].markdown
    with pytest.raises(CommandError, match='Did you mean "Sample committee"'):
        signed("Sample comittee")(sample_content)


def test_no_message_prints_what_makes_it_go_away(sample_content: Path) -> None:
    library = loaded(sample_content, CHANGE, signed("Sample committee"))
    words = {guide_words(guide) for guide in library.guides.values()}
    words.add(library.pledge.fingerprint)
    swap("pledge.yaml", "We hear you before we talk.", "We hear you first.")(sample_content)
    swap("approvals.yaml", "on: 2026-10-01", "on: 2026-10-02")(sample_content)
    words.add(load_partial(sample_content).pledge.fingerprint)  # type: ignore[union-attr] # it is read
    said = str(check_content(sample_content, TODAY).problems)
    said += as_text(
        tasks_of(load_partial(sample_content), TODAY), load_partial(sample_content), TODAY
    )
    assert not [one for one in words if one in said]


def test_what_changed_comes_first_in_reviews_until_it_is_approved_again(
    sample_content: Path,
) -> None:
    CHANGE(sample_content)
    copy_guide("sample-new.md", "A sample worry", "A new worry")(sample_content)
    content = load_partial(sample_content)
    first, *others = tasks_of(content, TODAY, {"privacy/": text_words("other")})
    assert (first.kind, first.state, first.id) == ("approval", "changed", "guides/sample-worry/")
    assert CHANGED in first.words
    said = as_text((first, *others), content, TODAY)
    assert said.index("Words that changed after") < said.index("A new")
    assert "- [ ] Sample director: Approve" in as_issue((first, *others), content, TODAY)
    approved(on="2026-10-21")(sample_content)
    states = [task.state for task in tasks_of(load_partial(sample_content), TODAY)]
    assert "changed" not in states


def test_hand_written_pages_have_approvals_of_their_own(sample: Library, tmp_path: Path) -> None:
    page = "---\ntitle: T\ndescription: D.\n---\nWords.\n"
    (tmp_path / "privacy.md").write_text(page, encoding="utf-8")
    (tmp_path / "fresh.md").write_text(page, encoding="utf-8")
    pages = {page.path: page for page in render_pages(sample, docs=tmp_path, today=TODAY)}
    assert "Changed after the council's approval of 1 October" in (
        pages["privacy.md"].markdown.replace("\\u2019", "'")
    )
    assert NEVER in pages["fresh.md"].markdown


def test_approving_twice_writes_the_same_and_no_other_way(sample_content: Path) -> None:
    approved()(sample_content)
    before = (sample_content / "approvals.yaml").read_text("utf-8")
    approved()(sample_content)
    assert (sample_content / "approvals.yaml").read_text("utf-8") == before
    assert approvals_text(Approvals()).startswith("# yaml-language-server: ")


def test_the_command_line_records_approvals_and_sign_offs(
    sample_content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    given = ["--content", str(sample_content), "--today", TODAY.isoformat()]
    assert main(["approve", *given, "--post", "Deputy", "--on", "2026-10-02", "pledge"]) == 0
    assert main(["approve", *given, "--pledge", "Sample committee", "--on", "2026-10-02"]) == 0
    assert main(["approve", *given, "--post", "Deputy", "--on", "2 October"]) == 2
    assert "Recorded: Sample committee agreed" in capsys.readouterr().out
    library = load_library(sample_content, TODAY)
    assert library.pledge.sign_off[0].agreed_on == date(2026, 10, 2)
    assert isinstance(library.site, Site)
    assert replace(library).approvals.newest == library.site.approval


def test_the_approver_sees_what_is_approved_and_what_is_no_more(sample_content: Path) -> None:
    before = load_partial(sample_content)
    CHANGE(sample_content)
    changed = load_partial(sample_content)
    found = {(one.field, one.critical, one.words) for one in compare(before, changed)}
    left = 'The words of "A sample worry" have changed since they were approved on 2026-10-01. '
    assert ("words", False, f"{left}Its page will say so until it is approved again.") in found
    approved("sample-worry", on="2026-10-21")(sample_content)
    again = compare(changed, load_partial(sample_content))
    told = [one for one in again if one.thing == "approvals"]
    assert [(one.critical, one.words) for one in told] == [
        (True, 'Recorded as approved by the council: "A sample worry".')
    ]
    [back] = [one for one in compare(before, load_partial(sample_content)) if one.field == "page"]
    assert (back.before, back.after) == (
        ("Sample director, 2026-10-01",),
        ("Sample director, 2026-10-21",),
    )
    remove("approvals.yaml")(sample_content)
    gone = [one.words for one in compare(before, load_partial(sample_content)) if one.critical]
    assert any(words.startswith("No longer recorded as approved: ") for words in gone)


def test_a_changed_pledge_leaves_its_approval_behind(sample_content: Path) -> None:
    before = load_partial(sample_content)
    swap("pledge.yaml", "We hear you before we talk.", "We hear you first.")(sample_content)
    found = [one.words for one in compare(before, load_partial(sample_content))]
    changed = "The words of the pledge have changed since they were approved"
    assert any(changed in words for words in found)


def test_a_public_site_needs_every_page_that_each_site_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", encoding="utf-8")
    approval = load_library(SAMPLE, TODAY).site.approval
    record = {
        "approval": approval and approval.model_dump(mode="json"),
        "blocking": [],
        "unapproved": ["The pledge"],
        "unrecorded": 0,
    }
    write_manifest(site, content_revision(SAMPLE), record, TODAY)
    assert verify(site, public=True) == 1
    assert "It shows pages that were never approved: The pledge." in capsys.readouterr().err


def test_a_hand_written_page_that_was_never_approved_stays_out_and_links_to_it_too(
    sample: Library, tmp_path: Path
) -> None:
    head = "---\ntitle: T\ndescription: D.\n---\n"
    (tmp_path / "privacy.md").write_text(f"{head}See [all of it](fresh.md#a).", "utf-8")
    (tmp_path / "fresh.md").write_text(f"{head}Words.", "utf-8")
    public = sample.for_readers(words_of_pages(tmp_path))
    pages = {page.path: page for page in render_pages(public, docs=tmp_path, today=TODAY)}
    assert "fresh.md" not in pages
    assert "See all of it." in pages["privacy.md"].markdown
    hidden = sample.for_readers(["hide-your-visit/", "how-we-check/"])
    hidden = replace(hidden, approvals=sample.approvals, left_out=frozenset({"hide-your-visit/"}))
    pages = {page.path: page for page in render_pages(hidden, docs=tmp_path, today=TODAY)}
    assert "hide-your-visit" not in pages["index.md"].markdown
    assert "hide-your-visit" not in render_assets(hidden)["search-list.json"]
    assert render_layout(hidden, list(pages.values())).around["hide_visit"] is False
