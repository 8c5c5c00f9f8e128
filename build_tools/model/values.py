"""The small values that fields are made of, and how text becomes each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError

from build_tools.model.formats import (
    ADDRESS,
    ADDRESS_WRITTEN,
    COLOUR,
    COLOUR_WRITTEN,
    DAY_WRITTEN,
    EMAIL,
    EMAIL_WRITTEN,
    NOT_YET_ADDRESS_WRITTEN,
    NOT_YET_PAGE_OR_EMAIL_WRITTEN,
    NOT_YET_WRITTEN,
    NUMBER_WRITTEN,
    PAGE_OR_EMAIL,
    PHONE,
    PHONE_WRITTEN,
    SLUG,
    SLUG_WRITTEN,
    TEXT_WRITTEN,
    WHOLE_WRITTEN,
    YES_OR_NO_WRITTEN,
)

_ONE_PERSON = re.compile(
    r"\b(?:cllr|councillor|member for|mr|mrs|ms|miss|mx|dr|sir|dame|lord|lady|prof|rev)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:all|board|cabinet|committee|council|everyone|forum|governing body|group|network|office"
    r"|panel|partnership|public|services|staff|team)\b"
    r"|\b[a-z]*(?:councillors|members|officers|clerks|carers|governors|chairs|leaders|parents"
    r"|workers|schools|parishes|councils|committees|groups|teams|boards|residents|people)\b",
    re.IGNORECASE,
)


class Part(BaseModel):
    """A frozen part of the content: once made, it is right and never changes."""

    # A part is built when it is first used: most are only ever used within another.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value.strip())
    if not match:
        raise PydanticCustomError("day_shape", "not a day")
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise PydanticCustomError("day_unreal", "no such day") from None


def _yes_or_no(value: object) -> object:
    words = {"yes": True, "no": False}
    if not isinstance(value, str) or value not in words:
        raise PydanticCustomError("yes_or_no", "neither yes nor no")
    return words[value]


def is_group(text: str) -> bool:
    """Whether a text names several people, such as `all councillors`, and no single person."""
    alone = "@" in text or _ONE_PERSON.search(text)
    return not alone and bool(_SEVERAL.search(text))


def _group(value: object) -> object:
    if isinstance(value, str) and value and not is_group(value):
        raise PydanticCustomError("group", "not a group")
    return value


def _digits(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,9}(\.[0-9]{1,9})?", value.strip()):
        raise PydanticCustomError("number_shape", "not a number in digits")
    return value


def _nothing_if_empty(value: object) -> object:
    return None if value == "" else value


@dataclass(frozen=True)
class Ref:
    """Says of a name which register it is in, so that whoever needs to know reads it here."""

    register: str

    def __get_pydantic_json_schema__(
        self, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Say so in the schema too, for `reference` to put the register's names in its place."""
        return {**handler(core), "x-register": self.register}


Text = Annotated[str, BeforeValidator(_one_line), Field(min_length=1), TEXT_WRITTEN]
"""One line of plain text: no markup, never empty."""
Slug = Annotated[str, Field(pattern=SLUG), SLUG_WRITTEN]
"""A name in an address or register: small letters, digits and hyphens."""
ContactId = Annotated[Slug, Ref("contacts")]
"""The name of a contact in contacts.yaml."""
SourceId = Annotated[Slug, Ref("sources")]
"""The name of a source in sources.yaml."""
TopicId = Annotated[Slug, Ref("topics")]
"""The name of a topic in topics.yaml."""
GuideSlug = Annotated[Slug, Ref("guides")]
"""The name of a guide's file, without `.md`."""
PictureName = Annotated[Slug, Ref("pictures")]
"""The name of one of the pictures that pages can show."""
PageAddress = Annotated[Text, Ref("pages")]
"""The address of a page of this site, from its root: `guides/a-guide/`."""
Day = Annotated[date, BeforeValidator(_day), DAY_WRITTEN]
"""A day, written 2026-11-30."""
YesNo = Annotated[bool, BeforeValidator(_yes_or_no), YES_OR_NO_WRITTEN]
"""`yes` or `no`."""
Address = Annotated[str, Field(pattern=ADDRESS), ADDRESS_WRITTEN]
"""A web address in full, beginning with https:// (or http://)."""
Phone = Annotated[str, BeforeValidator(_one_line), Field(pattern=PHONE), PHONE_WRITTEN]
"""A phone number as people write it: digits, spaces, brackets, hyphens, and a + in front."""
Group = Annotated[Text, AfterValidator(_group)]
"""Several people, such as `all councillors`: never a person."""
Email = Annotated[str, Field(pattern=EMAIL), EMAIL_WRITTEN]
"""The email address of a team."""
Colour = Annotated[str, Field(pattern=COLOUR), COLOUR_WRITTEN]
"""A colour: # and six digits or small letters a to f."""
Whole = Annotated[int, BeforeValidator(_digits), Field(ge=1, le=1000), WHOLE_WRITTEN]
"""A whole number above nought."""
Number = Annotated[Decimal, BeforeValidator(_digits), Field(ge=0), NUMBER_WRITTEN]
"""A number in plain digits, nought or above."""
NotYet = Annotated[Text | None, BeforeValidator(_nothing_if_empty), NOT_YET_WRITTEN]
"""Text that may be left empty while the council does not know it."""
NotYetAddress = Annotated[
    Address | None, BeforeValidator(_nothing_if_empty), NOT_YET_ADDRESS_WRITTEN
]
"""A web address that may be left empty while the council does not know it."""
NotYetPageOrEmail = Annotated[
    Annotated[str, Field(pattern=PAGE_OR_EMAIL)] | None,
    BeforeValidator(_nothing_if_empty),
    NOT_YET_PAGE_OR_EMAIL_WRITTEN,
]
"""A web address, or the email address of a team, that may be left empty."""
