"""The only door to Typst: content goes in as data, and a tagged PDF for every reader comes out."""

from __future__ import annotations

import atexit
import importlib.util
import json
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock, get_ident

import typst

from build_tools.pdf.qr import qr_code
from build_tools.problems import InternalError

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
FACES = ("Regular", "Semibold", "Bold")
_ENDLESS = re.compile(r'[^\s"\\/:=-]{40,}')
_TOO_LONG = re.compile(r"does not fit: (\d+) mm")
_FONTS = Lock()  # several threads would gather the fonts at once


class DoesNotFit(Exception):
    """The content is too long for the paper that its template allows, by `over` millimetres."""

    def __init__(self, template: str, over: int) -> None:
        super().__init__(template, over)
        self.over = over


def make_pdf(
    template: str,
    content: Mapping[str, object],
    made_on: date,
    *,
    sizes: Sequence[float] = (10.5,),
    codes: Sequence[str] = (),
) -> bytes:
    """Return the PDF that `templates/print/<template>.typ` makes of some content.

    The content reaches the template as JSON, so that nothing in it can act as markup: a `#` or `$`
    prints as itself. `codes` are the addresses whose QR codes it shows. The letters are as large
    as the first of `sizes`, in points, at which everything fits. The PDF keeps to PDF/UA-1, gives
    `made_on` as its date, and is the same to the byte for the same content. Raises DoesNotFit
    where the template panics with "does not fit" at every size, and InternalError where Typst
    refuses for another reason.
    """
    shown = {**content, "codes": {address: qr_code(address) for address in codes}}
    *larger, smallest = sizes
    for size in larger:
        with suppress(DoesNotFit):
            return _compiled(template, {**shown, "size": size}, made_on)
    return _compiled(template, {**shown, "size": smallest}, made_on)


def _compiled(template: str, content: Mapping[str, object], made_on: date) -> bytes:
    try:
        made = _compiler(TEMPLATES / "print" / f"{template}.typ", get_ident()).compile(
            format="pdf",
            sys_inputs={"content": _as_json(content)},
            pdf_standards=["ua-1"],
            timestamp=datetime.combine(made_on, time(12), tzinfo=UTC),
        )
    except typst.TypstError as error:
        if too_long := _TOO_LONG.search(error.message):
            raise DoesNotFit(template, int(too_long[1])) from None
        raise InternalError(f'The PDF "{template}" could not be made.', error.diagnostic) from None
    assert isinstance(made, bytes)
    return made


def _as_json(content: Mapping[str, object]) -> str:
    """Return the content as JSON; `endless` says that it has a word to be broken, which is slow."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    if _ENDLESS.search(text):
        return json.dumps({**content, "endless": True}, ensure_ascii=False, sort_keys=True)
    return text


@lru_cache(maxsize=32)
def _compiler(file: Path, _thread: int) -> typst.Compiler:
    """Return the compiler of a template: each thread has its own, as none can do two things."""
    with _FONTS:
        return typst.Compiler(input=file, root=TEMPLATES, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    """Return our font alone.

    Its package holds every face twice, as .ttf and as .otf, and Typst would take whichever the
    file system names first. So the faces that we use are put into a folder of their own.
    """
    folder = tempfile.TemporaryDirectory(prefix="fonts-")
    atexit.register(folder.cleanup)
    for face in FACES:
        shutil.copy(_font_package() / "files" / f"SourceSansPro-{face}.otf", folder.name)
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder.name]
    )


def _font_package() -> Path:
    spec = importlib.util.find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise InternalError("The font for the PDFs is not installed.", "Run `make site` again.")
    return Path(spec.origin).parent
