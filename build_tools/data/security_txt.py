"""Says where security faults are reported, in the file that testers look for (RFC 9116)."""

from __future__ import annotations

from datetime import date, timedelta

from build_tools.model import Site

PLACE = ".well-known/security.txt"
GOOD_FOR = timedelta(days=364)  # a build a year at least: the standard advises less than a year
NOT_APPROVED = "# Not yet checked or approved by the council.\n"


def security_files(site: Site, today: date) -> dict[str, str]:
    """Return the file by its path, where the council has named a page or a team to report to."""
    return {PLACE: security_text(site, today)} if site.security_contact else {}


def security_text(site: Site, today: date) -> str:
    """Return the words of the file; they expire within a year of the day of the build."""
    contact = site.security_contact or ""
    where = contact if "://" in contact else f"mailto:{contact}"
    lines = [
        f"Contact: {where}",
        f"Expires: {(today + GOOD_FOR).isoformat()}T12:00:00Z",
        "Preferred-Languages: en",
        *([f"Canonical: {site.url(PLACE)}"] if site.base_url else []),
    ]
    return ("" if site.approval else NOT_APPROVED) + "\n".join(lines) + "\n"
