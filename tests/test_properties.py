"""Any text at all: a valid page that shows it, or a problem with its line. Never anything else."""

from __future__ import annotations

import json
import os
import shutil
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar
from xml.etree import ElementTree

import markdown
import pytest
import tinyhtml5
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from build_tools.content import CheckResult, check_content, load_library
from build_tools.data import feed_files
from build_tools.model import Library
from build_tools.pages import DOCS, render_assets, render_pages
from build_tools.pages.environment import safe_text
from build_tools.pages.pocket_pack import pocket_pack
from build_tools.pdf.build import FRONT
from build_tools.pdf.context import guide_contents
from build_tools.pdf.typst import make_pdf
from build_tools.problems import as_annotations, as_json, as_text
from tests.attacks import REFUSED, SHOWN
from tests.conftest import SAMPLE, TODAY
from tests.pdfs import words_of

SECONDS = 10  # of processor time for one file: the bound that nothing may pass
ENGINE = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]
GUIDE = "guides/sample-figures.md"
TRICKS = [*SHOWN.values(), *(attack.text for attack in REFUSED)]
EXAMPLES = 400 if os.environ.get("GUIDES_TEST_ALL") else 40
FORMS = ["summary: {}", "topic: {}", "owner: {}", "reviewed_on: {}", "also_called: [{}]"]
Test = TypeVar("Test", bound=Callable[..., object])

# Signs that some engine acts on come far more often than chance would bring them.
signs = st.sampled_from(list("\\`*_{}[]()#+-.!|<>&\"'@$%^~=:;/?\t \u00e9\u2013"))
pieces = st.one_of(signs, st.characters(codec="utf-8"), st.sampled_from(TRICKS))
texts = st.lists(pieces, max_size=30).map("".join)


def any_text(**given_: Any) -> Callable[[Test], Test]:
    """Return a decorator: the same examples every time, nothing kept, no clock."""
    return lambda test: settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )(given(**given_)(test))


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("any") / "content"))


@pytest.fixture(autouse=True)
def everything_else_is_left_alone(content: Path) -> Iterator[None]:
    """No test here may touch a file but the one it writes."""
    before = contents_of(content)
    yield
    after = contents_of(content)
    assert {name for name in before | after if before.get(name) != after.get(name)} <= {GUIDE}


def contents_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def looked_at(content: Path, text: str) -> CheckResult:
    """Write a guide, look at everything, and print what was found in every form."""
    (content / GUIDE).write_text(text, encoding="utf-8", newline="")
    started = time.process_time()
    loaded = check_content(content, TODAY)
    assert time.process_time() - started < SECONDS
    for said in (as_text(loaded.problems, ""), as_annotations(loaded.problems)):
        assert "\x1b" not in said
    json.loads(as_json(loaded.problems, guides=loaded.guides, seconds=0))
    must = [problem for problem in loaded.problems if problem.must_fix]
    assert bool(must) == (loaded.library is None)
    of_the_guide = [problem for problem in must if problem.file == f"content/{GUIDE}"]
    assert all(problem.line or not text.strip() for problem in of_the_guide)
    return loaded


def with_summary(text: str) -> str:
    guide = (SAMPLE / GUIDE).read_text(encoding="utf-8")
    typed = f"summary: {json.dumps(text, ensure_ascii=False)}"
    return guide.replace("summary: Look at what lies behind a number.", typed, 1)


def one_line(text: str) -> str:
    return " ".join(text.split())


def page_tree(text: str) -> ElementTree.Element:
    """Return the tree of a page's HTML, as the engine would make it from Markdown."""
    made = markdown.markdown(text, extensions=ENGINE)
    return tinyhtml5.parse(made, namespace_html_elements=False)


def shown(tree: ElementTree.Element) -> str:
    return one_line("".join(tree.itertext()))


@any_text(text=texts)
@example("")
@example("---\n---\n---")
def test_any_file_is_a_guide_or_a_problem(content: Path, text: str) -> None:
    looked_at(content, text)


@any_text(text=texts, form=st.sampled_from(FORMS))
def test_any_value_is_taken_or_is_a_problem(content: Path, text: str, form: str) -> None:
    line = form.format(json.dumps(text, ensure_ascii=False))
    looked_at(content, with_summary("Look.").replace("contacts:", f"{line}\ncontacts:", 1))


@any_text(text=texts)
def test_any_body_is_taken_or_is_a_problem(content: Path, text: str) -> None:
    head = (SAMPLE / GUIDE).read_text(encoding="utf-8").rsplit("---\n", 1)[0]
    loaded = looked_at(content, f"{head}---\n{text}")
    if loaded.library:
        assert_page_is_safe(loaded.library)


@any_text(text=texts)
def test_any_summary_is_shown_as_typed_or_is_a_problem(content: Path, text: str) -> None:
    library = looked_at(content, with_summary(text)).library
    if library is None:
        return
    assert library.guides["sample-figures"].summary == one_line(text)
    tree = assert_page_is_safe(library)
    assert one_line(text) in shown(tree)
    assert_every_output_holds(library, one_line(text))


def assert_page_is_safe(library: Library) -> ElementTree.Element:
    pages = {page.path: page for page in render_pages(library, docs=DOCS, today=TODAY)}
    _, head, body = pages[GUIDE].markdown.split("---\n", 2)
    assert json.loads(head)["kind"] == "guide"
    tree = page_tree(body)
    for element in tree.iter():
        assert element.tag not in ("script", "style", "iframe", "object", "form", "input"), body
        assert not any(name.startswith("on") or name == "style" for name in element.attrib)
        href = element.get("href", "")
        assert ":" not in href or href.startswith(("https://", "http://", "tel:", "sms:")), href
    return tree


def assert_every_output_holds(library: Library, text: str) -> None:
    files = feed_files(library, TODAY)
    ElementTree.fromstring(files["feed.xml"])
    data = json.loads(files["guides.json"])["guides"]
    assert text in [entry["summary"] for entry in data]
    index = json.loads(render_assets(library)["search-list.json"])
    assert text in [entry[2] for entry in index]
    pack = tinyhtml5.parse(pocket_pack(library, TODAY), namespace_html_elements=False)
    assert text in shown(pack)
    assert [element for element in pack.iter() if element.tag == "script"] == []


@any_text(text=texts)
@example("*a*\n# b\n<i>c</i> &amp; [d](e)")
def test_safe_text_reads_as_it_was_typed(text: str) -> None:
    readable = "".join(c for c in text if unicodedata.category(c)[0] != "C" or c.isspace())
    tree = page_tree(f"<p>{safe_text(readable)}</p>")
    assert shown(tree) == one_line(readable)
    tree = page_tree(f"Before {safe_text(readable)} after.")
    assert shown(tree) == one_line(f"Before {readable} after.")


@settings(max_examples=EXAMPLES // 2, deadline=None, derandomize=True, database=None)
@given(text=st.lists(st.one_of(signs, st.sampled_from(list(SHOWN.values()))), max_size=8))
def test_print_shows_any_text_as_typed(tmp_path_factory: Any, text: list[str]) -> None:
    library = load_library(SAMPLE, TODAY)
    words = one_line("Say " + "".join(text))
    guide = library.guides["sample-figures"].model_copy(update={"summary": words})
    changed = {**library.guides, guide.slug: guide}
    content = guide_contents(replace(library, guides=changed), TODAY)[guide.slug]
    data = make_pdf("guide", content, TODAY, sizes=FRONT, codes=[content["page"]])
    printed = words_of(data, tmp_path_factory.mktemp("print"))
    assert closed_up(words) in closed_up(printed)


def closed_up(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c not in " -\u2010\u200b\u00ad")
