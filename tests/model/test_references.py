"""The model says which of its fields hold names, and of what."""

from __future__ import annotations

import pytest

from build_tools.content import load_library
from build_tools.model import Guide, Part, PartialContent, Pledge, Site, Topic, references
from build_tools.model.references import register_of
from tests.conftest import SAMPLE, TODAY

GUIDE = Guide.model_validate(
    {
        "slug": "a-guide",
        "title": "A guide",
        "summary": "A summary.",
        "topic": "worry",
        "steps": ["Look.", {"do": "Call.", "call": "mash"}],
        "contacts": ["mash", "edt"],
        "sources": ["page"],
        "related": ["another"],
        "was_at": ["old-name"],
        "figures": {
            "title": "Children",
            "source": "count",
            "values": [{"label": "2025", "value": "1"}, {"label": "2026", "value": "2"}],
        },
    }
)


def test_every_name_that_a_guide_holds_is_found_with_its_register_and_its_place() -> None:
    assert sorted(references(GUIDE), key=str) == sorted(
        [
            (("topic",), "topics", "worry"),
            (("steps", 1, "call"), "contacts", "mash"),
            (("contacts", 0), "contacts", "mash"),
            (("contacts", 1), "contacts", "edt"),
            (("sources", 0), "sources", "page"),
            (("related", 0), "guides", "another"),
            (("figures", "source"), "sources", "count"),
        ],
        key=str,
    )


def test_a_name_inside_a_register_has_the_entry_s_own_name_in_its_place() -> None:
    topic = Topic.model_validate({"title": "T", "summary": "S.", "first": ["a", "b"]})
    assert [one.path for one in references(topic, ("worry",))] == [
        ("worry", "first", 0),
        ("worry", "first", 1),
    ]


@pytest.mark.parametrize(
    ("model", "field", "register"),
    [
        (Site, "act_now", "contacts"),
        (Site, "child_contact", "contacts"),
        (Pledge, "help_now", "contacts"),
        (Pledge, "sources", "sources"),
        (Guide, "slug", ""),
        (Guide, "was_at", ""),
        (Guide, "title", ""),
    ],
)
def test_a_field_s_type_says_which_register_it_names(
    model: type[Part], field: str, register: str
) -> None:
    assert register_of(model, field) == register


def test_a_whole_library_as_partial_content_knows_the_name_of_everything_in_it() -> None:
    library = load_library(SAMPLE, TODAY)
    content = PartialContent.of(library)
    assert content.ids["guides"] == tuple(library.guides)
    assert content.ids["contacts"] == tuple(library.contacts)
    assert content.limits == library.site.limits
    assert content.unread == ()
