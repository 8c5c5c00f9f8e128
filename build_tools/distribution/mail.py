"""A message for an officer's own mail program: text and HTML, the same to the byte each time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

LONGEST_LINE = 900
"""A header's line may have 998 bytes (RFC 5322), its name included."""


def message(
    subject: str, text: str, html: str, *, made_on: date, attached: Mapping[str, bytes]
) -> bytes:
    """Return an unsent message. `attached` holds PDFs and HTML files by their names.

    It has no sender, no address and no Message-ID: the mail program that sends it adds them.
    Raises ValueError for a subject of several lines: it could hold headers of its own.
    """
    mail = EmailMessage(policy=SMTP)
    mail["Date"] = format_datetime(datetime.combine(made_on, time(12), tzinfo=UTC))
    mail["X-Unsent"] = "1"
    mail.set_content(text, charset="utf-8", cte="quoted-printable")
    mail.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    for name, data in attached.items():
        _attach(mail, name, data)
    _name_boundaries(mail, hashlib.sha256("\n".join([subject, text, html]).encode()).hexdigest())
    return _subject_line(subject) + mail.as_bytes()


def _subject_line(subject: str) -> bytes:
    """Return the header of a subject, coded as a whole where it is not plain text (RFC 2047).

    Python's own folding codes some words and not others, and loses spaces between them.
    """
    if "\n" in subject or "\r" in subject:
        raise ValueError(f"a subject has one line: {subject!r}")
    coded = subject
    if not subject.isascii() or "=?" in subject or len(subject) > LONGEST_LINE:
        coded = Header(subject, "utf-8", header_name="Subject").encode(linesep="\r\n")
    return f"Subject: {coded}\r\n".encode("ascii")


def _attach(mail: EmailMessage, name: str, data: bytes) -> None:
    if name.endswith(".pdf"):
        mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    else:
        page = data.decode("utf-8")
        mail.add_attachment(page, subtype="html", charset="utf-8", cte="base64", filename=name)


def _name_boundaries(mail: EmailMessage, seed: str) -> None:
    """Give each part that holds parts a boundary of its own that no clock or chance decides."""
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"={number}={seed[:32]}=")
