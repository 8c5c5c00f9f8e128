"""The rules of web addresses: a reader can open each one, and none has anything private in it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from build_tools.problems import Problem, shortened
from build_tools.wording import private_data

_TWO = re.compile(r"[,;|]\s*(?:https?://|www\.)|(?<=[a-z/])https?://", re.IGNORECASE)
_ARCHIVE = re.compile(r"^https?://(?:web\.archive\.org|webarchive\.nationalarchives\.gov\.uk)/")
_TAIL = re.compile(r"[.,;:!?'\"’”>\]*]+$")
_WRAPPED = re.compile(
    r"(?:^|\.)(?:safelinks\.protection\.outlook\.com|urldefense\.com|urldefense\.proofpoint\.com"
    r"|mimecast\.com|linkprotect\.cudasvc\.com|secure-web\.cisco\.com|clicktime\.symantec\.com"
    r"|protect\.checkpoint\.com|links\.govdelivery\.com|lnks\.gd|trk\.[a-z.]+)$"
)
_REDIRECTS = {"www.google.com": "/url", "www.google.co.uk": "/url", "l.facebook.com": "/l.php"}
_STAFF = re.compile(
    r"(?:^|\.)(?:sharepoint\.com|sharepoint\.us|onmicrosoft\.com|officeapps\.live\.com"
    r"|teams\.microsoft\.com|teams\.live\.com|outlook\.office\.com|outlook\.office365\.com"
    r"|outlook\.live\.com|1drv\.ms|onedrive\.live\.com|mail\.google\.com|app\.slack\.com"
    r"|(?:[a-z0-9-]+\.)?(?:local|internal|intranet|lan|corp|home|localdomain|intra|private))$"
    r"|^(?:intranet|extranet|staffnet|sharepoint|staff|vpn|citrix|webmail|owa|portal-int"
    r"|localhost)(?:\.|$)|(?:^|\.)(?:intranet|extranet|staffnet)\."
)
_MAY_ASK = re.compile(
    r"(?:^|\.)(?:docs\.google\.com|drive\.google\.com|dropbox\.com|forms\.office\.com"
    r"|(?:dev|test|uat|staging|preview)\.[a-z0-9.-]+)$"
)
_KEYS = re.compile(
    r"(?:^|[?&#;])(?:token|access_token|auth|sig|signature|session(?:id)?|sid|jsessionid|apikey|key"
    r"|password|pwd|user(?:id|name)?|login|otp|code)=[^&]",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<![\w.-])(?:\+?44|0)7\d{9}(?![\w.-])")
_ABOUT_SOMEBODY = re.compile(
    r"[?&#;](?:e?mail|to|phone|tel|mobile|msisdn|dob|nhs(?:no|number)?|(?:first|last|sur)name"
    r"|postcode|(?:child|case|client|person)_?(?:id|no|ref))=[^&]",
    re.IGNORECASE,
)


def address_is_whole(text: str) -> Iterator[Problem]:
    """A field holds one web address, with no full stop, comma or bracket after it."""
    two = None if _ARCHIVE.match(text) else _TWO.search(text, 1)
    bare = _without_tail(text)
    if two:
        yield Problem(
            f'There are two addresses here: "{shortened(text)}".',
            "A field or link can have only one address.",
            f'Keep "{shortened(text[: two.start()], 90)}", and put the other one in an entry of '
            "its own.",
        )
    elif bare != text:
        yield Problem(
            f'The address "{shortened(text)}" ends with "{text[len(bare) :]}", which was probably '
            "copied with it.",
            "An address ends where its last letter, digit or / does.",
            f'Did you mean "{bare}"?',
        )


def _without_tail(text: str) -> str:
    bare = _TAIL.sub("", text)
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = _TAIL.sub("", bare[:-1])
    return bare


def address_is_for_readers(text: str) -> Iterator[Problem]:
    """A link goes to a page that everybody can open: no intranet, no link changed by an email."""
    parts = _parts(text)
    if parts is None:
        return
    host = parts.hostname or ""
    inside = _inside(text, host)
    if inside is not None:
        yield Problem(
            f'An email program has changed this link: it now goes through "{shortened(host)}".',
            "A link like this can contain the email address of whoever copied it.",
            f'Did you mean "{inside}"?'
            if inside
            else "Open the page, and copy its address from the browser.",
        )
    elif _is_for_staff(host):
        yield Problem(
            f'Only staff can open this link: "{shortened(host)}".',
            "Readers open every link from home, without signing in.",
            "Link to a page on a public website, or say in words what to do.",
        )
    elif _MAY_ASK.search(host):
        yield Problem(
            f'This link may ask readers to sign in: "{shortened(host)}".',
            "Readers open every link from home, without signing in.",
            "Open it in a private window to see what they would see.",
            must_fix=False,
        )


def address_tells_nothing(text: str) -> Iterator[Problem]:
    """A web address contains no email address, no number of a person and no key to a page."""
    parts = _parts(text)
    if parts is None or _inside(text, parts.hostname or "") is not None:
        return
    rest = unquote(unquote(text.partition("://")[2]))[len(parts.netloc) :]
    if any(kind == "an email address" for kind, _ in private_data(rest)):
        yield _holds("somebody's email address")
    elif _MOBILE.search(rest) or _ABOUT_SOMEBODY.search(f"?{parts.query}"):
        yield _holds("something about a person")
    elif _KEYS.search(f"?{parts.query}"):
        yield _holds("a key or name that somebody used to sign in")


def _holds(what: str) -> Problem:
    return Problem(
        f"This address contains {what}.",
        "Everything in an address is published with it.",
        "Delete the part after the question mark, and check that the page still opens. If it is "
        "about a real person, tell your data protection officer today: the file's history "
        "still has it.",
    )


def _parts(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        return parts if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def _inside(text: str, host: str) -> str | None:
    """Return the address that a wrapped link goes to, or nothing where it cannot be read."""
    parts = urlsplit(text)
    if not _WRAPPED.search(host) and _REDIRECTS.get(host) != parts.path:
        return None
    values = parse_qs(parts.query)
    for name in ("url", "u", "q"):
        for value in values.get(name, ()):
            if re.match(r"https?://[^\s@]+$", value):
                return value
    return ""


def _is_for_staff(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(_STAFF.search(host)) or "." not in host


ADDRESS_CHECKS = (address_is_whole, address_is_for_readers, address_tells_nothing)
