"""Which characters can be printed, and what to write instead of one that cannot."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

PRINTED = MappingProxyType(
    {
        "English": " -~",
        "other European letters and signs": "\u00a0-\u00ac\u00ae-\u017eȘ-țẀ-ẅ",
        "Vietnamese and Chinese in European letters": "ƠơƯưǍ-ǜẠ-ỹ",
        "accents": "\u0300-\u0304\u0306-\u030c",
        "Greek letters": "\u0384-ΊΌΎ-ΡΣ-ώ",
        "Cyrillic letters": "Ѐ-џҐґ",
        "dashes, quotes and dots": "\u2012-\u2015\u2018-\u201a\u201c-\u201e†-•…\u2039\u203a",
        "signs": "₤€№™\u2044‰\u2032″⅐-⅞←-↓\u2212≈≠≤≥✓",
    }
)
"""The characters that the font of the PDFs has and guides may need, as ranges, by their kind."""

_UNPRINTED = re.compile(rf"[^\s{''.join(PRINTED.values())}]")


def unprinted(text: str) -> tuple[str, ...]:
    """Return the characters of a text that cannot be printed, each once, in order."""
    return tuple(dict.fromkeys(_UNPRINTED.findall(unicodedata.normalize("NFC", text))))


def named(character: str) -> str:
    """Return a character's own name: `slightly smiling face`."""
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()


def plainer(character: str) -> str:
    """Return what to write instead of a character, such as `fi` for a joined fi, or nothing."""
    plain = unicodedata.normalize("NFKC", character)
    return "" if plain == character or unprinted(plain) else plain
