"""The PDFs of every build: one page a guide, read in the order of its web page, all tagged."""

from __future__ import annotations

import io
import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import markdown
import pikepdf
import pytest

from build_tools.commands.check import check
from build_tools.model import Body, Guide, IdeaFields, Library, Span, StepFields, guide_calls
from build_tools.model.calls import ABOUT_YOU, ASKED, AVOID, KNOW, TO_ASK, TO_DO
from build_tools.model.guide import Block
from build_tools.model.review import copy_rely_until
from build_tools.pages import day_in_words, render_pages, ring_first
from build_tools.pages.environment import picture_words, seen_once
from build_tools.pdf import PdfCache, assert_guides_fit, build, cache, make_pdfs
from build_tools.pdf.build import FRONT
from build_tools.pdf.pledge import FACES, IDEA, NOT_TESTED
from build_tools.pdf.qr import qr_code
from build_tools.problems import ContentError, as_text
from tests.conftest import OUR_DAY, ROOT, TODAY
from tests.golden import assert_golden
from tests.ours import ACT_NOW, FIGURES, OF_EACH_KIND, OURS, needs_figures
from tests.pdfs import headings_of, links_of, opened, sizes_of, structure_of, words_of

CARDS = ["pdf/card.pdf", "pdf/card-four-to-a-sheet.pdf"]
FULL = "pdf/pledge.pdf"
POSTER, EASY = "pdf/pledge-poster.pdf", "pdf/pledge-easy-to-read.pdf"
BOOK = "pdf/all-guides.pdf"
RESIDENT = "pdf/for-a-resident.pdf"
OTHERS = [*CARDS, RESIDENT, FULL, "pdf/pledge-for-councillors.pdf", POSTER, EASY, BOOK]
ALL = sorted(path.stem for path in (ROOT / "content" / "guides").glob("*.md"))
HOSTILE = [
    '#panic("x") #eval("1") #sys.inputs',
    "$x^2$ @ref <label> *bold* _slant_ `code` ~ \\ \\u{41} // no /* nor */",
    "= heading - item + item 1. item {{ site }} {% raw %} <script>alert(1)</script> &amp;",
    "w" * 300,
]


@pytest.fixture(scope="module")
def made(real: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return make_pdfs(real, OUR_DAY, PdfCache(tmp_path_factory.mktemp("kept")), say=str)


@pytest.fixture(scope="module")
def of_sample(sample: Library, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return make_pdfs(sample, TODAY, PdfCache(tmp_path_factory.mktemp("kept")), say=str)


def all_made(library: Library, folder: Path) -> dict[str, bytes]:
    return make_pdfs(library, TODAY, PdfCache(folder / "kept"), say=str)


def with_guides(library: Library, guides: Mapping[str, Guide]) -> Library:
    return replace(library, guides={**library.guides, **guides})


def test_every_guide_and_every_form_of_the_pledge_has_its_pdf(
    real: Library, made: dict[str, bytes]
) -> None:
    assert list(made) == [f"pdf/{guide.slug}.pdf" for guide in real.published] + OTHERS


def test_the_pdf_of_a_renamed_guide_stays_at_its_old_address(
    sample: Library, of_sample: dict[str, bytes]
) -> None:
    renamed = [guide for guide in sample.published if guide.was_at]
    assert renamed
    for guide in renamed:
        for name in guide.was_at:
            assert of_sample[f"pdf/{name}.pdf"] == of_sample[f"pdf/{guide.slug}.pdf"]


def test_the_card_says_who_to_call_on_one_side_and_what_to_say_on_the_other(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    document = opened(made[CARDS[0]])
    sizes = [[round(float(side) / 72 * 25.4) for side in p.MediaBox[2:]] for p in document.pages]
    assert sizes == [[105, 148]] * 2
    front, back = (" ".join(page.split()) for page in pages_of(made[CARDS[0]], tmp_path))
    for contact in (*real.printable(real.site.act_now), *real.for_children):
        assert contact.phone in front
        assert contact.call_when in front
    guides = [real.guides[slug] for slug in real.site.card_guides]
    assert guides
    for guide in guides:
        called = {step.do for step in guide.steps if step.call}
        spoken = [do for do, _ in guide_calls(guide, real).steps if do not in called]
        for words in (guide.title, *spoken, *guide.avoid):
            assert words in back
    four = [" ".join(page.split()) for page in pages_of(made[CARDS[1]], tmp_path)]
    assert [
        page.count(words)
        for page, words in zip(four, ("Who to call", "What to avoid"), strict=True)
    ] == [
        4,
        4 * len(guides),
    ]


def test_a_resident_is_told_who_to_call_what_to_say_and_what_happens_then_on_one_side(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    [page] = pages_of(made[RESIDENT], tmp_path)
    words = closed_up(page)
    assert real.site.home_title
    assert closed_up(real.site.home_title) in words
    for contact in (*real.printable(real.site.act_now), *real.for_children):
        assert closed_up(f"{contact.call_when}") in words
        assert closed_up(contact.phone or "") in words
    first, then = (
        real.guides[s] for s in (real.site.card_guides[0], real.site.when_you_call or "")
    )
    called = {step.do for step in first.steps if step.call}
    say = [do for do, _ in guide_calls(first, real).steps if do not in called]
    for told in (first.summary, *say, then.title, *then.body.texts):
        assert closed_up(told) in words
    assert "partyleader" not in words  # what a councillor avoids is nothing to a resident


def test_a_resident_is_told_who_to_call_where_there_is_no_guide_to_draw_on(
    real: Library, tmp_path: Path
) -> None:
    site = real.site.model_copy(update={"card_guides": (), "when_you_call": None})
    kept = PdfCache(tmp_path / "kept")
    only = make_pdfs(replace(real, site=site), OUR_DAY, kept, say=str, only={RESIDENT})
    words = words_of(only[RESIDENT], tmp_path)
    assert "Who to call" in words
    assert real.site.description in words
    assert "What to say" not in words


def test_every_pdf_is_tagged_in_english_and_shows_its_title(made: dict[str, bytes]) -> None:
    for path, data in made.items():
        document = opened(data)
        with document.open_metadata() as facts:
            assert facts["pdfuaid:part"] == "1", path
            assert facts["dc:language"] == {"en-GB"}, path
        assert document.Root.MarkInfo.Marked, path
        assert document.Root.Lang == "en-GB", path
        assert document.Root.ViewerPreferences.DisplayDocTitle, path
        assert document.docinfo["/Title"], path


def test_a_guide_has_two_sides_its_title_and_letters_of_11_points_or_more(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    for guide in real.published:
        document = opened(made[f"pdf/{guide.slug}.pdf"])
        assert len(document.pages) == 2, guide.slug
        assert document.docinfo["/Title"] == f"{guide.title}: {real.site.title}"
        assert min(sizes_of(document)) >= 0.9 * FRONT[-1] - 0.01, guide.slug
        front, back, *_ = pages_of(made[f"pdf/{guide.slug}.pdf"], tmp_path)
        assert " ".join(front.split()).startswith("Do not rely on this after"), guide.slug
        assert not re.search(r"^Sources$", front, re.MULTILINE), guide.slug
        assert back.startswith("Sources"), guide.slug


def test_the_back_of_a_guide_says_once_when_its_sources_were_read(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    for guide in real.published:
        back = " ".join(pages_of(made[f"pdf/{guide.slug}.pdf"], tmp_path)[1].split())
        assert seen_once([real.sources[id_] for id_ in guide.sources]) in back, guide.slug
        assert back.count("A copy of each was read") == 1, guide.slug


def test_a_guide_says_what_its_web_page_says_in_the_same_order(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    for guide in real.published:
        text = closed_up(words_of(made[f"pdf/{guide.slug}.pdf"], tmp_path))
        calls = guide_calls(guide, real)
        hours = [words for one in calls.now.values() for words in (one.call_when, one.call_hours)]
        steps = [do for do, _ in calls.steps]
        to_do, know = [*steps, *guide.questions, *guide.avoid], list(guide.body.texts)
        know_first = real.topics[guide.topic].know_first or not steps
        newest_first = sorted(guide.changes, key=lambda change: change.on, reverse=True)
        read = [guide.summary, *hours, *(know + to_do if know_first else to_do + know)]
        read += [guide.about_you or "", *(one.use for one in calls.other)]
        read += [change.what for change in newest_first]
        place = 0
        for words in filter(None, read):
            place = text.find(closed_up(words), place)
            assert place >= 0, (guide.slug, words)


def closed_up(text: str) -> str:
    return re.sub(r"\s", "", text).replace("\u200b", "")


@pytest.mark.parametrize("slug", ALL if os.environ.get("GUIDES_TEST_ALL") else OF_EACH_KIND)
def test_what_an_officer_wrote_has_the_same_headings_on_paper_as_on_the_web(
    real: Library, made: dict[str, bytes], tmp_path: Path, slug: str
) -> None:
    pages = {page.path: page for page in render_pages(real, docs=ROOT / "docs", today=OUR_DAY)}
    page = markdown.markdown(pages[f"guides/{slug}.md"].markdown.split("---\n", 2)[2])
    marked = re.findall(r"<h(\d)[^>]*>(.*)</h\1>", page)
    structure = structure_of(made[f"pdf/{slug}.pdf"], tmp_path)
    written = {TO_DO, AVOID, KNOW, TO_ASK, ASKED, ABOUT_YOU}
    of_page = {(int(level), words) for level, words in marked if written & {words}}
    of_paper = {heading for heading in headings_of(structure) if heading[1] in written}
    assert of_page <= of_paper
    assert len(of_page) >= (1 if slug == real.site.when_you_call else 2)


def test_the_tags_of_a_guide_are_these(of_sample: dict[str, bytes], tmp_path: Path) -> None:
    structure = structure_of(of_sample["pdf/sample-worry.pdf"], tmp_path)
    assert_golden("pdf/sample-worry.txt", structure)


@needs_figures
def test_a_table_has_headers(made: dict[str, bytes], tmp_path: Path) -> None:
    structure = structure_of(made[f"pdf/{FIGURES}.pdf"], tmp_path)
    assert structure.count("        TH ") == 2
    assert "Scope /Column" in structure
    assert "Caption" in structure


def test_every_link_says_where_it_leads(made: dict[str, bytes]) -> None:
    for path, data in made.items():
        links = list(links_of(opened(data)))
        assert links, path
        assert all(text for _, text in links), path
        assert any(address.startswith("tel:") for address, _ in links), path


def test_everything_says_that_it_is_not_approved_and_until_when_to_rely_on_it(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    until = day_in_words(copy_rely_until(OURS.site, OUR_DAY))
    for path, data in made.items():
        words = words_of(data, tmp_path)
        assert "Not yet checked or approved by the council." in words, path
        assert f"Do not rely on this after {until}." in words, path
        assert f"Made on {day_in_words(OUR_DAY)}." in words, path
    [ring] = ring_first(OURS.printable(OURS.guides[ACT_NOW].contacts))
    words = words_of(made[f"pdf/{ACT_NOW}.pdf"], tmp_path)
    assert f"after that, call {ring.call_name}" in words.replace("After", "after")


def test_a_code_leads_to_the_page_where_the_address_is_known(
    of_sample: dict[str, bytes], made: dict[str, bytes], tmp_path: Path
) -> None:
    page = "https://guides.sampleshire.example/safety/guides/sample-worry/"
    document = opened(of_sample["pdf/sample-worry.pdf"])
    assert page in [address for address, _ in links_of(document)]
    assert f"QR code that opens this page: {page}" in alternatives(document)
    assert "QR code" not in structure_of(made[f"pdf/{ACT_NOW}.pdf"], tmp_path)
    assert qr_code(page).startswith("<svg ")
    assert qr_code(page) != qr_code(page + "x")


def alternatives(document: Any) -> list[str]:
    return [str(thing.Alt) for thing in document.objects if "/Alt" in keys_of(thing)]


def keys_of(thing: Any) -> set[str]:
    return set(thing.keys()) if hasattr(thing, "keys") else set()


def test_pictures_of_the_pledge_are_put_into_words(real: Library, made: dict[str, bytes]) -> None:
    wanted = [promise.picture_alt for promise in real.pledge.promises]
    for path in (FULL, POSTER):
        assert [alt for alt in alternatives(opened(made[path])) if alt in wanted] == wanted


def test_each_idea_of_the_easy_pledge_has_its_picture_beside_it(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    easy = real.pledge.easy
    ideas = [idea for promise in real.pledge.promises for idea in promise.easy] + [*easy.ideas]
    named = [one.picture for one in (*ideas, *easy.hard_words) if one.picture]
    shown = alternatives(opened(made[EASY]))
    own = [NOT_TESTED] if real.pledge.is_agreed else [NOT_TESTED, IDEA]
    assert sorted(shown) == sorted(map(picture_words, [*named, *FACES, *own]))
    assert len(set(named)) >= 25
    assert all(shown)
    words = words_of(made[EASY], tmp_path)
    assert [idea.say for idea in ideas if idea.say not in words] == []


def test_a_heading_of_the_easy_pledge_is_never_the_last_line_of_a_page(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    headings = {words for _, words in headings_of(structure_of(made[EASY], tmp_path))}
    for page in pages_of(made[EASY], tmp_path):
        *_, last, _foot = [line.strip() for line in page.splitlines() if line.strip()]
        assert last not in headings


def test_the_book_has_a_chapter_a_topic_and_true_page_numbers(
    real: Library, made: dict[str, bytes], tmp_path: Path
) -> None:
    document = opened(made["pdf/all-guides.pdf"])
    with document.open_outline() as outline:
        chapters = {c.title: [guide.title for guide in c.children] for c in outline.root}
        assert all(not guide.children for c in outline.root for guide in c.children)
    topics = {t.title: [g.title for g in real.guides_of(id_)] for id_, t in real.topics.items()}
    pledge = {real.pledge.title: [], "Sources": []}
    assert {**chapters, **pledge} == {"Who to call": [], **topics, **pledge}
    assert list(chapters)[-2:] == list(pledge)
    pages = pages_of(made["pdf/all-guides.pdf"], tmp_path)
    for contact in real.printable(real.site.act_now):
        assert contact.phone in pages[1]
    contents = contents_of(pages, next(iter(topics)))
    for guide in real.published:
        number = re.search(rf"\b{re.escape(guide.title)}[ .\u2060]*?(\d+)\b", contents)
        assert number, guide.title
        assert guide.summary in " ".join(pages[int(number[1]) - 1].split())


def contents_of(pages: Sequence[str], first_chapter: str) -> str:
    """Return the contents, on however many pages: they end where the first chapter starts."""
    start = next(n for n, page in enumerate(pages) if re.match(r"\s*Contents\n", page))
    end = next(
        n for n, page in enumerate(pages) if n > start and page.startswith(f"{first_chapter}\n")
    )
    return "\n".join(pages[start:end])


def pages_of(data: bytes, folder: Path) -> list[str]:
    pages = []
    for page in opened(data).pages:
        single = pikepdf.new()
        single.pages.append(page)
        buffer = io.BytesIO()
        single.save(buffer)
        (folder / "page.pdf").write_bytes(buffer.getvalue())
        command = ["pdftotext", "-layout", str(folder / "page.pdf"), "-"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        pages.append(re.sub(r"^ +", "", done.stdout, flags=re.MULTILINE))
    return pages


def test_the_same_content_gives_the_same_bytes_with_and_without_what_was_kept(
    sample: Library, of_sample: dict[str, bytes], tmp_path: Path
) -> None:
    assert all_made(sample, tmp_path) == of_sample
    assert all_made(sample, tmp_path) == of_sample


def test_a_kept_pdf_that_was_damaged_is_made_again(
    sample: Library, of_sample: dict[str, bytes], tmp_path: Path
) -> None:
    all_made(sample, tmp_path)
    damages = [lambda data: data[:-9], lambda data: b"", lambda data: data[:99] + b"x" + data[100:]]
    for number, file in enumerate(sorted((tmp_path / "kept").iterdir())):
        file.write_bytes(damages[number % 3](file.read_bytes()))
    assert all_made(sample, tmp_path) == of_sample


def test_only_what_shows_a_change_is_made_again(
    sample: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_made(sample, tmp_path)
    remade: list[str] = []
    make = cache.make_pdf

    def noted(template: str, *content: Any, **more: Any) -> bytes:
        remade.append(template)
        return make(template, *content, **more)

    monkeypatch.setattr(cache, "make_pdf", noted)
    all_made(sample, tmp_path)
    assert remade == []
    worry = sample.guides["sample-worry"].model_copy(update={"summary": "Ring at once."})
    changed = with_guides(sample, {"sample-worry": worry})
    made = all_made(changed, tmp_path)
    # Not as approved any more.
    assert sorted(remade) == ["book", "card", "card-sheet", "guide", "resident"]
    assert len(list((tmp_path / "kept").iterdir())) == len(set(made.values()))


def test_a_guide_that_does_not_fit_its_page_is_named(sample: Library, tmp_path: Path) -> None:
    steps = tuple(StepFields(do=f"Step {number}.") for number in range(99))
    long = {
        slug: sample.guides[slug].model_copy(update={"steps": steps})
        for slug in ("sample-worry", "sample-danger")
    }
    with pytest.raises(ContentError) as caught:
        assert_guides_fit(with_guides(sample, long), TODAY, PdfCache(tmp_path / "kept"))
    state = "Nothing has been published. The site has not changed."
    assert_golden("pdf/too-long.txt", as_text(caught.value.problems, state) + "\n")


def test_check_names_a_guide_that_does_not_fit(
    sample_content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(sample_content.parent)
    monkeypatch.setattr(build, "FRONT", (40,))
    monkeypatch.setattr(build, "CARD", (40,))
    assert check(sample_content, TODAY, "text") == 1
    printed = capsys.readouterr().out
    assert re.search(r'"A sample worry" is about \d+ lines too long for the front', printed)
    assert '"The card" is about ' in printed


def test_what_to_do_instead_of_a_number_that_is_off_never_holds_the_site_up(
    sample: Library, tmp_path: Path
) -> None:
    hub = sample.contacts["sample-hub"]
    off = hub.model_copy(update={"confirmed": "no", "instead": "Ask at the desk. " * 60})
    library = replace(sample, contacts={**sample.contacts, "sample-hub": off})
    assert library.off_among(("sample-hub",))
    made = all_made(library, tmp_path)
    for path in ("pdf/sample-worry.pdf", *CARDS, BOOK):
        words = words_of(made[path], tmp_path)
        assert "Ask at the desk." in words, path
        assert hub.phone not in words, path


def test_check_tries_the_smallest_letters_alone(
    sample: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: dict[str, Sequence[float]] = {}

    def noted(
        _template: str, content: Mapping[str, object], *_: Any, sizes: Sequence[float], **__: Any
    ) -> bytes:
        tried[str(content.get("slug", "card"))] = sizes
        return b""

    monkeypatch.setattr(cache, "make_pdf", noted)
    assert_guides_fit(sample, TODAY, PdfCache(tmp_path))
    assert tried == {**{guide.slug: (11,) for guide in sample.published}, "card": (9,)}


def test_hostile_text_prints_as_it_is_in_every_pdf(sample: Library, tmp_path: Path) -> None:
    words = " ".join(HOSTILE)
    spans = (Span(text=HOSTILE[1]), Span(text=HOSTILE[2], bold=True, link="https://far.example/"))
    worry = sample.guides["sample-worry"].model_copy(
        update={
            "title": HOSTILE[0],
            "summary": HOSTILE[1],
            "steps": (StepFields(do=HOSTILE[2]),),
            "avoid": (words,),
            "questions": (),
            "changes": (),
            "about_you": HOSTILE[3],
            "body": Body(blocks=(Block(items=(spans,), is_list=True), Block(items=(spans,)))),
        }
    )
    promise = sample.pledge.promises[0].model_copy(
        update={"promise": words, "easy": (IdeaFields(say=words),)}
    )
    pledge = sample.pledge.model_copy(update={"promises": (promise,)})
    library = replace(with_guides(sample, {"sample-worry": worry}), pledge=pledge)
    made = all_made(library, tmp_path)
    for path in ("pdf/sample-worry.pdf", FULL, POSTER, EASY, BOOK):
        found = closed_up(words_of(made[path], tmp_path))
        assert all(closed_up(text) in found for text in HOSTILE), path


def test_a_link_to_a_withdrawn_guide_is_words_on_paper(sample: Library, tmp_path: Path) -> None:
    spans = (Span(text="see that", link="sample-danger.md"), Span(text=" now"))
    worry = sample.guides["sample-worry"].model_copy(
        update={"body": Body(blocks=(Block(items=(spans,)),))}
    )
    gone = sample.guides["sample-danger"].model_copy(update={"status": "withdrawn"})
    library = with_guides(sample, {"sample-worry": worry, "sample-danger": gone})
    made = all_made(library, tmp_path)
    for path in ("pdf/sample-worry.pdf", "pdf/all-guides.pdf"):
        words = words_of(made[path], tmp_path)
        assert "see that now" in words
        assert "sample-danger.md" not in words


def test_progress_is_told_while_many_are_made(
    sample: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "MANY", 3)
    said: list[str] = []
    make_pdfs(sample, TODAY, PdfCache(tmp_path / "kept"), say=said.append)
    assert said[0] == "3 PDFs are made."
