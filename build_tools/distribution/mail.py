"""A message for an officer's own mail program: text and HTML, the same to the byte each time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from build_tools.problems import ContentError, Problem

_UNFOLDED = SMTP.clone(max_line_length=998)
"""Python folds a plain subject of 70 to 78 signs so that it begins with a space. This does not."""


def message(
    subject: str, text: str, html: str, *, made_on: date, attached: Mapping[str, str]
) -> bytes:
    """Return an unsent message. `attached` holds HTML files by their names.

    It has no sender, no address and no Message-ID: the mail program that sends it adds them.
    Raises ContentError for a subject that mail programs would read as a code: it could hold
    headers of its own.
    """
    if "=?" in subject:
        raise ContentError([_coded(subject)])
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject
    mail["Date"] = format_datetime(datetime.combine(made_on, time(12), tzinfo=UTC))
    mail["X-Unsent"] = "1"
    mail.set_content(text, charset="utf-8", cte="quoted-printable")
    mail.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    for name, page in attached.items():
        mail.add_attachment(page, subtype="html", charset="utf-8", cte="base64", filename=name)
    _name_boundaries(mail, hashlib.sha256("\n".join([subject, text, html]).encode()).hexdigest())
    return mail.as_bytes(policy=_UNFOLDED if subject.isascii() else SMTP)


def _coded(subject: str) -> Problem:
    return Problem(
        f'The subject of an email would be "{subject}".',
        'The signs "=?" begin a code in the subject of an email.',
        "Write the name in contacts.yaml, or the title in site.yaml, without them.",
        file="content",
    )


def _name_boundaries(mail: EmailMessage, seed: str) -> None:
    """Give each part that holds parts a boundary of its own that no clock or chance decides."""
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"={number}={seed[:32]}=")
