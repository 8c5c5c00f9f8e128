"""The colours can be read: each contrast is as stated, and high enough, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from build_tools.content import load_library
from build_tools.pages import render_assets
from build_tools.pages.assets import contrast, readable_brand
from tests.conftest import OUR_DAY, ROOT, SAMPLE, TODAY

THEME = ROOT / "build_tools" / "theme" / "assets"
OF_TOKENS = ("tokens.css", "tints.css")
TOKENS = "".join((THEME / name).read_text(encoding="utf-8") for name in OF_TOKENS)
WORDS, GRAPHICS, STEPS = 4.5, 3.0, 7.0
# What is laid on what, and how far apart the two must be.
GROUNDS = ("--paper", "--wash", "--warn")
TINTS = ("--tint-1", "--tint-2", "--tint-3", "--tint-4")
PAIRS = [
    *(("--ink", ground, STEPS) for ground in GROUNDS),  # steps, numbers, all text
    *(("--soft", ground, WORDS) for ground in GROUNDS),
    *(("--link", ground, WORDS) for ground in GROUNDS),
    *(("--focus", ground, GRAPHICS) for ground in GROUNDS),
    ("--on-brand", "--brand", STEPS),  # the bar, its focus, and every button that rings
    ("--on-exit", "--exit", STEPS),
    ("--exit", "--danger", STEPS),  # the words of the calls in danger and at night
    ("--exit", "--night", STEPS),
    *(("--ink", tint, STEPS) for tint in TINTS),
    *(("--link", tint, WORDS) for tint in TINTS),
    ("--soft", "--tint-2", WORDS),
    *(("--brand-edge", ground, GRAPHICS) for ground in GROUNDS),
    *(("--danger-edge", ground, GRAPHICS) for ground in ("--paper", "--wash")),
    *(("--night-edge", ground, GRAPHICS) for ground in ("--paper", "--wash", "--tint-2")),
    *(("--edge", ground, GRAPHICS) for ground in ("--paper", "--wash")),
    *(("--warn-edge", ground, GRAPHICS) for ground in ("--paper", "--warn")),
]
STATED = re.compile(r"(--[a-z-]+): (#[0-9a-f]{6}); /\* (.*?) \*/")


def rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the selector of each rule, inside media too, with the variables it sets."""
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", without_comments):
        yield selector.strip(), dict(re.findall(r"(--[\w-]+):\s*([^;]+?)\s*;", body))


def schemes(css: str) -> dict[str, dict[str, str]]:
    """Return the variables of light, of a device that asks for dark, and of dark as chosen."""
    light: dict[str, str] = {}
    asked: dict[str, str] = {}
    chosen: dict[str, str] = {}
    for selector, values in rules(css):
        if selector == ":root":
            light |= values
        elif selector.startswith(":root:not("):
            asked |= values
        elif selector == '[data-scheme="dark"]':
            chosen |= values
    return {"light": light, "asked": light | asked, "chosen": light | chosen}


@cache
def colours_of(content: Path) -> str:
    return render_assets(load_library(content, OUR_DAY))["assets/colours.css"]


def too_close(values: dict[str, str]) -> list[str]:
    return [
        f"{words} on {ground}"
        for words, ground, least in PAIRS
        if contrast(values[words], values[ground]) < least
    ]


@pytest.mark.parametrize("scheme", ["light", "asked", "chosen"])
@pytest.mark.parametrize("content", [ROOT / "content", SAMPLE], ids=["real", "sample"])
def test_words_edges_and_focus_stand_out(content: Path, scheme: str) -> None:
    assert too_close(schemes(TOKENS + colours_of(content))[scheme]) == []


def test_dark_as_the_device_asks_is_dark_as_the_reader_chose() -> None:
    found = schemes(TOKENS + colours_of(ROOT / "content"))
    assert found["asked"] == found["chosen"] != found["light"]


def test_each_contrast_is_as_it_is_stated() -> None:
    found = schemes(TOKENS)
    checked = 0
    for name, value, words in STATED.findall(TOKENS):
        [values] = [v for v in (found["light"], found["chosen"]) if v[name] == value][:1]
        for ground, stated in re.findall(r"on (--[a-z]+(?:-\d)?) ([\d.]+)", words):
            assert round(contrast(value, values[ground]), 1) == float(stated), (name, ground)
            checked += 1
    assert checked >= 30


def test_a_colour_too_pale_is_found() -> None:
    values = schemes(TOKENS + colours_of(ROOT / "content"))["light"]
    assert too_close({**values, "--soft": "#999999"}) == [
        f"--soft on {ground}" for ground in (*GROUNDS, "--tint-2")
    ]


@pytest.mark.parametrize(("brand", "printed"), [("#767676", "#767676"), ("#777777", "#111111")])
def test_a_brand_too_pale_for_words_on_paper_is_printed_near_black(
    brand: str, printed: str
) -> None:
    """A contrast of 4.54 is enough for words, and one of 4.48 is not (WCAG 2.2, 1.4.3)."""
    colours = load_library(SAMPLE, TODAY).site.colours.model_copy(update={"brand": brand})
    assert readable_brand(colours) == printed


def test_no_colour_stands_outside_the_tokens() -> None:
    sheets = (path for path in THEME.glob("*.css") if path.name not in (*OF_TOKENS, "print.css"))
    look = "".join(path.read_text(encoding="utf-8") for path in sheets)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb\(|hsl\(", look) == []


def test_every_token_is_used() -> None:
    sheets = (path for path in THEME.glob("*.css") if path.name not in (*OF_TOKENS, "print.css"))
    look = "".join(path.read_text(encoding="utf-8") for path in sheets)
    names = set(re.findall(r"^  (--[a-z0-9-]+):", TOKENS, re.MULTILINE))
    assert [name for name in sorted(names) if f"var({name})" not in look] == []
