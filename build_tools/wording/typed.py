"""Finds what people paste or leave behind: marks of lists, words decoded twice, gaps to fill."""

from __future__ import annotations

import html
import re

_LEAD = "\u00c2-\u00f4"
# "CAFÉ’S" and “É” are words as they are: a capital with an accent, before an everyday mark.
_AS_IT_IS = "[\u00c6-\u00df][\u2018\u2019\u201c\u201d\u2013\u2014\u2026]"
_DECODED_TWICE = re.compile(
    rf"(?!{_AS_IT_IS})[{_LEAD}][\x80-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]{1,3}"
)
_BY_A_MAC = re.compile(r"\u201a\u00c4[^\s\w]|\u201a\u00c4[\u00f4\u00f2\u00fa\u00f9\u00ec]|\u221a\S")
_BY_A_TERMINAL = re.compile(r"\u0393\u00c7[\u00d6\u00a3\u00a5\u00f4\u00f6\u00ff\u00aa]")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CODES = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
    r"|(?:=[0-9A-F]{2}){2,4}|(?<=\w)=20(?=\w|$)"
    r"|%(?:20|2[27BCF]|3[ADF]|40|C3%[89AB][0-9A-F]|E2%80%[0-9A-F]{2})(?=\w|$|%)"
    r"|\\u[0-9a-f]{4}|_x[0-9A-F]{4}_"
)
_MAY_BE_CODE = re.compile(r"[&=%\\_]")  # every code has one of them
_LOST_LETTER = re.compile(r"(?<=[a-z])\?(?=[a-z])|\ufffd")
FILL_IN = (
    (
        "[",
        r"\[\s*(?:insert|enter|add|type|your|our|name|team|number|date|time|place|email|phone"
        r"|council|school|ward|post|job title|details|link|tb[acd]|to be|to follow|xx+|\?+|\.+|_+"
        r"|…)\b[^\[\]]{0,80}\]?"
        r"|\[[^\[\]]{0,80}\w\s[^\[\]]{0,80}\]|\[[\s_.?…X]{0,40}\]|\[[A-Z]{1,3}\d{1,3}\]",
    ),
    ("<", r"<\s*(?:insert|enter|add|type|your|name|team|number|date)\b[^<>]{0,80}>"),
    ("{", r"\{\s*(?:insert|enter|add|type|your|name|team|number|date)\b[^{}]{0,80}\}"),
    ("tb", r"(?<!\w)(?:TB[ACD]|tb[acd])(?!\w)"),
    ("t.b", r"(?<!\w)T\.B\.[ACD]\.?(?!\w)"),
    ("/", r"(?<!\w)(?:T/B/?C|TB/C|N/K|dd/mm/yy(?:yy)?|DD/MM/YY(?:YY)?)(?!\w)"),
    ("todo", r"(?<!\w)TODO(?!\w)"),
    ("fixme", r"(?<!\w)FIXME(?!\w)"),
    ("nk", r"(?<!\w)NK(?!\w)"),
    ("xx", r"(?<!\w)(?:XX+|xxx+)(?!\w)"),
    (
        "to be ",
        r"\b[Tt]o be (?:confirmed|advised|added|decided|completed|agreed|inserted)"
        r"\s*(?:[.!?)\]]|$)",
    ),
    ("to follow", r"\b[Dd]etails to follow\b|^[Tt]o follow\.?$"),
    ("lorem", r"\b[Ll]orem ipsum\b"),
    (
        " here",
        r"\b(?:[Ii]nsert|[Ee]nter) (?:\w{1,20} ){0,3}here\b"
        r"|\b[Cc]lick (?:or tap )?here to enter\b|\b[Yy]our text here\b",
    ),
    ("delete as", r"\b[Dd]elete as (?:appropriate|applicable|needed)\b"),
    ("#", r"#(?:REF|NAME|VALUE|DIV/0|NULL|NUM)[!?]|#N/A|#{3,}(?=\s*$)"),
    ("error!", r"Error! (?:Bookmark|Reference)[^.]{0,80}\.?"),
    ("___", r"_{3,}"),
    ("....", r"\.{4,}"),
    ("……", r"…{2,}"),
    ("??", r"\?{2,}(?!\?)"),
)
"""What each kind of gap always holds, in small letters, and the pattern that finds it."""
_GAPS = tuple((held, re.compile(pattern)) for held, pattern in FILL_IN)
_ONLY_A_GAP = re.compile(
    r"\s*(?:[Nn]/[Aa]|[Nn]one|[Nn]il|[Uu]nknown|[Nn]ot known|(?:[Ss]ee|[Aa]s) above)\s*"
    r"|\s*[^\w\s][^\w]{0,40}"
)
_TABLE_LINE = re.compile(r"\|[\s|:-]*")
_OWN_MARK = re.compile(
    r"^\s*(?:[-–—\u2212\u2012―*+•◦▪‣·●○■□➢➤→⇒»>✓✔☐☑]\s+(?=\S)|[•◦▪‣●○■□➢➤✔☐☑]"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s*(?=\S)|(?:\d{1,2}|[a-z]|[ivx]{2,4})\.\s+(?=\S)"
    r"|\d{1,2}\.(?=[A-Za-z])|\d{1,2}\s*[-–—:]\s+(?=\S)|o\s+(?=[A-Z])"
    r"|\[[ xX]?\]\s*|(?:[Ss]tep|STEP)\s+\d{1,2}\s*[-–—:.)]\s*)"
)
_LINE_MARK = re.compile(
    r"^\s*(?:[–—\u2212\u2012―→⇒➢➤»✓✔☐☑○■□]\s*(?=\S)|[-+](?=[A-Za-z])"
    r"|\((?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})\)\s*(?=\S)|(?:[A-Za-z]|[ivx]{2,4})\)\s*(?=\S)"
    r"|(?:[b-hj-z]|[ivx]{1,4})\.\s+(?=\S)|a\.\s+(?=[A-Z])|\d{1,2}[.)](?=[A-Za-z])"
    r"|\d{1,2}\s*[–—:-]\s+(?=\S)|[oO§Øvü]\s+(?=[A-Z]))"
)
_MARKS_LEFT = re.compile(
    r"\\(?=[*_\[\]()#`~>.!-])|\*+|`+|~~|==+(?=\S)|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)"
    r"|\]\s*\(|\)\s*\[|\[\[?|\]\]?"
    r"|\^(?=\w)|(?<!\w)#{1,6}(?=[A-Za-z])|\|"
)
_MARKS_TYPED = re.compile(
    r"\\(?=[*_\[\]()#`~>])|(?<![\w*])\*(?=[^\W_])[^*\n]{0,200}(?<!\s)\*(?![\w*])"
    r"|(?<![\w_])_(?=[^\W_])[^_\n]{0,200}(?<!\s)_(?![\w_])|`[^`]{1,200}`|~~\S[^~]{0,200}~~|==\w[^=]{0,200}=="
    r"|\]\s*\(|\)\s*\[|\[\["
    r"|\*\*|^\s*>\s"
)
_MAY_BE_MARK = re.compile(r"[\\*_`~=\[\]()^#|>]")  # every mark has one of them


def decoded_twice(text: str) -> list[tuple[str, str]]:
    """Return words whose letters were decoded wrongly, as pairs of what is there and is meant."""
    if text.isascii():
        return []
    found = []
    for pattern, code in (
        (_DECODED_TWICE, "cp1252"),
        (_BY_A_MAC, "mac_roman"),
        (_BY_A_TERMINAL, "cp437"),
    ):
        for match in pattern.finditer(text):
            meant = _meant(match.group(), code)
            if meant:
                found.append((match.group()[: len(meant.encode())], meant))
    return found


def _meant(typed: str, code: str) -> str:
    data = b"".join(_byte(letter, code) for letter in typed)
    for end in range(len(data), 1, -1):
        try:
            return data[:end].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return ""


def _byte(letter: str, code: str) -> bytes:
    try:
        return letter.encode(code)
    except UnicodeEncodeError:
        return letter.encode("latin-1", "ignore")


def codes(text: str) -> list[tuple[str, str]]:
    """Return characters that are written as codes, as pairs of the code and the character."""
    if not _MAY_BE_CODE.search(text):
        return []
    rest = _ADDRESS.sub(" ", text)
    return [
        (code, html.unescape(code) if code.startswith("&") else "")
        for code in _CODES.findall(rest)
        if not code.startswith("&") or html.unescape(code) != code
    ]


def lost_letters(text: str) -> list[str]:
    """Return words in which a question mark has taken the place of a letter."""
    if "?" not in text and "\ufffd" not in text:
        return []
    rest = _ADDRESS.sub(" ", text)
    return [_word_at(rest, match.start()) for match in _LOST_LETTER.finditer(rest)]


def _word_at(text: str, place: int) -> str:
    before, after = re.search(r"\S*$", text[:place]), re.match(r"\S*", text[place:])
    return (before[0] if before else "") + (after[0] if after else "")


def gaps(text: str) -> list[str]:
    """Return gaps that somebody left to fill: `[insert team name]`, `TBC`, `____`."""
    folded = text.lower()
    found = [
        (match.start(), match.group().strip())
        for held, pattern in _GAPS
        if held in folded
        for match in pattern.finditer(text)
    ]
    if not found and _ONLY_A_GAP.fullmatch(text):
        found = [(0, text.strip())]
    return [gap for _, gap in sorted(found) if not _TABLE_LINE.fullmatch(gap)]


def own_mark(text: str) -> str:
    """Return the bullet, number or letter that a line of a list has of its own, or nothing."""
    match = _OWN_MARK.match(text)
    return match.group().strip() if match else ""


def list_mark(line: str) -> str:
    """Return what begins a line like a list, where Markdown makes none of it, or nothing."""
    match = _LINE_MARK.match(line)
    return match.group().strip() if match else ""


def marks_left(text: str) -> list[str]:
    """Return marks that are still there once Markdown has been read, so readers would see them."""
    if not _MAY_BE_MARK.search(text):
        return []
    return [match.group() for match in _MARKS_LEFT.finditer(_ADDRESS.sub(" ", text))]


def marks_typed(text: str) -> list[str]:
    """Return marks of Markdown in plain text that readers would see as they are."""
    if not _MAY_BE_MARK.search(text):
        return []
    return [match.group() for match in _MARKS_TYPED.finditer(_ADDRESS.sub(" ", text))]
