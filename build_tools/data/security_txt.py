"""Says where security faults are reported, in the file that testers look for (RFC 9116)."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from build_tools.model import Site

PLACE = ".well-known/security.txt"
GOOD_FOR = timedelta(days=364)  # a build a year at least: the standard advises less than a year
NOT_APPROVED = "# Not yet checked or approved by the council.\n"


def write_security_contact(built: Path, site: Site, today: date) -> None:
    """Write `.well-known/security.txt`, where the council has named a page or a team for it."""
    if site.security_contact:
        file = built / PLACE
        file.parent.mkdir()
        file.write_text(security_text(site, today), encoding="utf-8")


def security_text(site: Site, today: date) -> str:
    """Return the words of the file; they expire within a year of the day of the build."""
    contact = site.security_contact or ""
    where = contact if "://" in contact else f"mailto:{contact}"
    lines = [
        f"Contact: {where}",
        f"Expires: {(today + GOOD_FOR).isoformat()}T12:00:00Z",
        "Preferred-Languages: en",
        *([f"Canonical: {site.base_url.rstrip('/')}/{PLACE}"] if site.base_url else []),
    ]
    return ("" if site.approval else NOT_APPROVED) + "\n".join(lines) + "\n"
