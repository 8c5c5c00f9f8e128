"""Whatever people paste is shown whole on the page, in print and in the pack, or is a problem."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import markdown
import pytest
import tinyhtml5
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from build_tools.content import check_content, load_library
from build_tools.outputs import kept
from build_tools.outputs.kept import guide_texts, lost_words, strings_in, words_of
from build_tools.pages import DOCS, pocket_pack, render_guides_and_pledge, render_pages
from build_tools.pdf import guide_contents
from tests.conftest import SAMPLE, TODAY

GUIDE = "guides/sample-figures.md"
SLUG = "sample-figures"
ENGINE = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
EXAMPLES = 600 if os.environ.get("GUIDES_TEST_ALL") else 60

WORD = ["• ", "– ", "— ", "o\t", "1.\t", "a)\t", "§ ", "…", "“", "”", "‘", "’", "\u00a0", "\u2011"]
EXCEL = ["\t", "#REF!", "#N/A", '"', '""', "=A1", "1,5", "'0800", "|", "1/2/26", "\r\n"]
PHONES = ["\u2028", "\ufeff", "\u200e", "\u202a", "👍", "'", "´", "`", "：", "．", "‑"]
KEYBOARDS = ["ŵ", "ŷ", "é", "e\u0301", "ß", "Ж", "ά", "¿", "«", "»", "„", "ł", "İ", "ﬁ", "½", "№"]
EMAILS = ["> ", ">> ", "=20", "=E2=80=99", "&nbsp;", "â€™", "Ã©", "--\n", "<a@b.example>", "[1]"]
SIGNS = "\\`*_{}[]()#+-.!|<>&~=:^$%@/"
MARKS = [*SIGNS, "\n", "\n\n", "  \n", "\\\n", "- ", "1. ", "2) "]
WORDS = ["First", "sign", "Ring", "the hub", "2", "15", "999", "so", "a", "I"]
pieces = st.sampled_from(
    [*WORD, *EXCEL, *PHONES, *KEYBOARDS, *EMAILS, *MARKS, *WORDS * 6, *[" "] * 30]
)
texts = st.lists(pieces, min_size=1, max_size=14).map("".join)
often = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("typed") / "content"))


def shown(html: str) -> str:
    tree = tinyhtml5.parse(html.replace("><", "> <"), namespace_html_elements=False)
    return words_of("".join(tree.itertext()))


def assert_whole_or_a_problem(content: Path, guide: str, typed: str) -> None:
    (content / GUIDE).write_text(guide, encoding="utf-8", newline="")
    library = check_content(content, TODAY).library
    if library is None:
        return
    assert list(lost_words(library, TODAY)) == []
    pages = {page.path: page.markdown for page in render_pages(library, docs=DOCS, today=TODAY)}
    page = markdown.markdown(pages[GUIDE].split("---\n", 2)[2], extensions=ENGINE)
    pdf = words_of(" ".join(strings_in(guide_contents(library, TODAY)[SLUG])))
    for place in (shown(page), shown(pocket_pack(library, TODAY)), pdf):
        assert words_of(typed) in place, (typed, place)


@often
@given(text=texts)
@example("a)\tRing")
@example("Ring\\\nthe hub")
@example("2. Ring")
def test_a_pasted_step_is_shown_whole_or_is_a_problem(content: Path, text: str) -> None:
    guide = (SAMPLE / GUIDE).read_text(encoding="utf-8")
    old = "  - Look at the sample numbers."
    assert old in guide
    step = f"  - {json.dumps(text, ensure_ascii=False)}"
    assert_whole_or_a_problem(content, guide.replace(old, step, 1), text)


@often
@given(text=texts)
@example("First\n\n- sign\n- the hub")
@example("Sample House\nSampletown")
@example("15. sign")
def test_a_pasted_text_is_shown_whole_or_is_a_problem(content: Path, text: str) -> None:
    head = (SAMPLE / GUIDE).read_text(encoding="utf-8").rsplit("---\n", 1)[0]
    numbers = ("1. ", "1.\t", "2) ", "2. ")
    typed = "" if any(number in text for number in numbers) else text
    assert_whole_or_a_problem(content, f"{head}---\n{text}\n", typed)


def test_a_word_that_does_not_reach_an_output_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_library(SAMPLE, TODAY)
    monkeypatch.setattr(kept, "pocket_pack", lambda library, today: "<p>Nothing.</p>")
    found = [problem.found for problem in lost_words(library, TODAY)]
    assert 'Some words of "A sample worry" are missing from the pocket pack.' in found
    assert 'Some words of "Our sample pledge" are missing from the pocket pack.' in found


def test_a_word_of_a_guide_that_its_page_leaves_out_is_a_problem(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = load_library(SAMPLE, TODAY)
    pages = render_guides_and_pledge(library, TODAY)
    cut = [replace(page, markdown=page.markdown.replace("Say what you saw", "")) for page in pages]
    monkeypatch.setattr(kept, "render_guides_and_pledge", lambda library, today: cut)
    [problem] = lost_words(library, TODAY)
    assert problem.found == 'Some words of "Say what you saw." are missing from its page.'
    assert problem.file == "content/guides/sample-worry.md"


def test_what_is_compared_holds_contacts_sources_and_figures() -> None:
    library = load_library(SAMPLE, TODAY)
    texts = guide_texts(library.guides[SLUG], library)
    assert {"Sample hub", "020 7946 0001", "All day, every day", "A sample page", "Year one"} <= {
        *texts
    }
