"""Icons by name: silent for screen readers, of one size, in the colour of the text."""

from __future__ import annotations

import importlib.util

import pytest

from build_tools.pages.environment import environment
from build_tools.pages.icons import icon
from build_tools.problems import InternalError


def test_an_icon_is_a_drawing_in_the_page() -> None:
    drawing = icon("material/phone")
    assert drawing.startswith("<svg ")
    assert drawing.endswith("</svg>")
    assert 'viewBox="0 0 24 24"' in drawing
    assert "<path d=" in drawing
    assert "\n" not in drawing
    assert "http" not in drawing


def test_an_icon_is_silent_and_has_the_colour_of_the_text() -> None:
    opening = icon("material/phone").partition(">")[0]
    for attribute in ('aria-hidden="true"', 'fill="currentColor"'):
        assert attribute in opening


@pytest.mark.parametrize("name", ["ours/phone", "octicons/alert-16", "material/close"])
def test_an_icon_is_24_pixels_high_and_wide_until_a_style_sheet_says_otherwise(name: str) -> None:
    opening = icon(name).partition(">")[0]
    assert opening.count("width=") == opening.count("height=") == 1
    assert 'width="24" height="24"' in opening


def test_our_own_icons_stand_beside_those_of_material_and_weigh_less() -> None:
    assert "<path d=" in icon("ours/phone")
    assert len(icon("ours/phone")) < len(icon("material/phone")) - 100
    with pytest.raises(InternalError) as caught:
        icon("ours/phoen")
    assert caught.value.sentence == ('There is no icon "ours/phoen". Did you mean "ours/phone"?')


def test_a_template_asks_for_an_icon_by_name() -> None:
    template = environment().from_string("{{ icon(name) }} {{ name }}")
    drawing = icon("material/phone")
    assert template.render(name="material/phone") == f"{drawing} material/phone"


def test_an_unknown_icon_names_the_nearest_one() -> None:
    with pytest.raises(InternalError) as caught:
        icon("material/phoen")
    assert caught.value.sentence == (
        'There is no icon "material/phoen". Did you mean "material/phone"?'
    )


@pytest.mark.parametrize("name", ["", "phone", "../404", "material/../logo", "ours/../pages/guide"])
def test_no_file_outside_the_icons_and_no_empty_name_is_an_icon(name: str) -> None:
    with pytest.raises(InternalError, match="such as material/menu"):
        icon(name)


def test_without_the_package_the_error_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(InternalError, match="is not installed"):
        icon("material/home")
