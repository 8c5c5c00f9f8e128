"""The list of a saved copy, its words, and what puts the site on a home screen."""

from __future__ import annotations

import json
import struct
from datetime import date
from pathlib import Path

import pytest

from build_tools.content import load_library
from build_tools.data.webmanifest import icon, manifest, webmanifest_files
from build_tools.model.review import lapses_on
from build_tools.outputs.build import preview_outputs
from build_tools.pages import OfflineWords, offline_words, render_pages
from build_tools.problems import InternalError, size_in_words
from build_tools.publishing.offline import TEMPLATE, add_offline_copy, kept_files, worker
from tests.catalogue import swap
from tests.conftest import ROOT, TODAY, check_golden

GOLDENS = ROOT / "tests" / "goldens" / "saved-copy"
WORDS = OfflineWords(TODAY, date(2027, 1, 1), "<p>saved</p>", "<p>old</p>", "<p>gone</p>")
PAGE = '<body class="kind-page"><header></header><span class="keep-size"></span></body>'


def list_of(text: str) -> dict[str, str]:
    copy, _ = json.JSONDecoder().raw_decode(text.split("const COPY = ", 1)[1])
    return dict(copy["files"])


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    for name in ("index.html", "guides/x/index.html", "404.html", "pocket-pack.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE, encoding="utf-8")
    (site / "assets").mkdir()
    for name in ("assets/site.1.js", "search-list.json", "feed.xml", "guides.json", "a.pdf"):
        (site / name).write_text("[]", encoding="utf-8")
    return site


def test_the_words_on_a_saved_page(sample_content: Path) -> None:
    words = offline_words(load_library(sample_content, TODAY), TODAY)
    said = "\n".join([words.current, words.old, words.missing, words.old_from.isoformat(), ""])
    check_golden(GOLDENS / "sample.html", said)


def test_without_a_number_for_later_the_words_name_the_one_for_emergencies(
    sample_content: Path,
) -> None:
    swap("site.yaml", "act_now: [emergency, sample-hub]", "act_now: [emergency]")(sample_content)
    assert (
        'call <a href="tel:999">' in offline_words(load_library(sample_content, TODAY), TODAY).old
    )


def test_a_copy_holds_every_page_and_script_and_the_index_and_nothing_for_programs(
    small_site: Path,
) -> None:
    kept = ["404.html", "assets/site.1.js", "guides/x/", "", "search-list.json"]
    assert list(kept_files(small_site)) == kept


def test_the_worker_names_each_file_with_its_hash_and_the_pages_say_the_size(
    small_site: Path,
) -> None:
    add_offline_copy(small_site, WORDS, offered=True)
    text = (small_site / "worker.js").read_text("utf-8")
    assert (
        list_of(text)["search-list.json"] == "T1PNoYwrqgwDVLtfmj7L5e0Sq02OEbqHPC8RFhICuUU="
    )  # of []
    assert '<span class="keep-size">1 kB</span>' in (small_site / "index.html").read_text("utf-8")


@pytest.mark.parametrize(("choice", "parts"), [("yes", 2), ("no", 0)])
def test_home_and_about_offer_a_copy_where_the_council_does(
    sample_content: Path, choice: str, parts: int
) -> None:
    line = f"lapse_months: 3\nsaved_copy: {choice}"
    swap("site.yaml", "lapse_months: 3", line)(sample_content)
    library = load_library(sample_content, TODAY)
    pages = render_pages(library, docs=ROOT / "docs", today=TODAY)
    offering = [page.path for page in pages if 'class="keep ' in page.markdown]
    assert offering == ["index.md", "about.md"][:parts]


def test_a_council_that_offers_no_copy_publishes_an_empty_list(
    small_site: Path, sample_content: Path
) -> None:
    assert preview_outputs(load_library(sample_content, TODAY), TODAY).offers_copy
    swap("site.yaml", "lapse_months: 3", "lapse_months: 3\nsaved_copy: no")(sample_content)
    outputs = preview_outputs(load_library(sample_content, TODAY), TODAY)
    add_offline_copy(small_site, outputs.offline, offered=outputs.offers_copy)
    assert list_of((small_site / "worker.js").read_text("utf-8")) == {}


@pytest.mark.parametrize("lost", ['class="kind-', "</header>"])
def test_a_page_that_the_worker_could_not_know_is_a_fault_of_ours(
    small_site: Path, lost: str
) -> None:
    (small_site / "404.html").write_text(PAGE.replace(lost, ""), encoding="utf-8")
    with pytest.raises(InternalError, match="copy's marker is missing"):
        add_offline_copy(small_site, WORDS, offered=True)


def test_the_worker_differs_when_and_only_when_its_files_words_or_rules_differ() -> None:
    template = TEMPLATE.read_text("utf-8")
    one = worker(template, {"": b"a"}, WORDS)
    assert one == worker(template, {"": b"a"}, WORDS)
    versions = {
        text.splitlines()[0]
        for text in (
            one,
            worker(template, {"": b"b"}, WORDS),
            worker(f"{template}//", {"": b"a"}, WORDS),
            worker(template, {"": b"a"}, OfflineWords(TODAY, TODAY, "", "", "")),
        )
    }
    assert len(versions) == 4


@pytest.mark.parametrize(
    ("size", "words"), [(640_400, "640 kB"), (999_600, "1.0 MB"), (1_650_000, "1.6 MB")]
)
def test_a_size_is_told_as_people_say_it(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_a_guide_lapses_some_months_after_it_is_due_and_never_without_a_review(
    sample_content: Path,
) -> None:
    library = load_library(sample_content, TODAY)
    days = {slug: lapses_on(guide, library.site) for slug, guide in library.guides.items()}
    assert days["sample-worry"] == date(2027, 6, 15)
    assert days["sample-figures"] is None


def test_the_manifest_has_a_short_name_where_the_council_gave_one(
    sample_content: Path,
) -> None:
    settings = load_library(sample_content, TODAY).site
    assert manifest(settings)["short_name"] == "Sample guides"
    assert manifest(settings.model_copy(update={"short_name": "Guides"}))["short_name"] == "Guides"
    files = webmanifest_files(settings)
    written = json.loads(files["site.webmanifest"])
    assert {found["src"] for found in written["icons"]} == set(files) - {"site.webmanifest"}


def test_an_icon_is_a_png_of_its_size_and_the_same_every_time() -> None:
    drawn = icon("#0b4f4a", 192)
    assert drawn.startswith(b"\x89PNG")
    assert struct.unpack(">II", drawn[16:24]) == (192, 192)
    assert drawn == icon("#0b4f4a", 192)
    assert drawn != icon("#4a2c6d", 192)
