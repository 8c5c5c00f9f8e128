"""`build`: check the content and build the site."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from build_tools import disk
from build_tools.commands.command import WORK, Command
from build_tools.content import CheckResult, check_content
from build_tools.model import Library, blocking_questions, frozen
from build_tools.outputs.build import build_outputs
from build_tools.pages import DOCS
from build_tools.pages.handwritten import words_of_pages
from build_tools.pdf import PdfCache
from build_tools.problems import CommandError, ContentError, count
from build_tools.publishing import lock, release
from build_tools.publishing.manifest import RECORD, content_revision, read_record, styles_of
from build_tools.publishing.publish import publish


def build(
    content: Path,
    today: date,
    site: Path,
    started: float,
    *,
    everything: bool = False,
    published: Path | None = None,
) -> int:
    """Make everything from the content, build it in its own folder, and release it in one move.

    With `everything`, it includes finished drafts and what nobody approved: it is a preview, and
    `verify --public` refuses it. `published` is the site that readers have now: servers still
    accept its styles. By default it is the site that this build replaces.
    """
    work = _work_folder(site)
    with disk.disk_errors(), lock.build_lock(work) as interrupted:
        _say_what_was_interrupted(interrupted, recovered=release.recover(work, site), site=site)
        release.refuse_what_is_not_ours(site)
        loaded = check_content(content, today)
        if loaded.library is None:
            raise ContentError(loaded.problems)
        shown = _for_editors if everything else _for_readers
        before = _styles_before(published, site)
        outputs = build_outputs(shown(loaded.library), today, PdfCache(work / "pdf" / site.name))
        built = publish(outputs, content_revision(content), today, work, site, before)
        release.put_in_place(built, work, site)
    pages = len(outputs.pages)
    if everything:
        print(
            f"{count(pages, 'page')} in {site}, with drafts. This is a preview: never publish it."
        )
    else:
        _say_what_was_built(loaded, pages, site, time.perf_counter() - started)
    return 0


def _for_readers(library: Library) -> Library:
    return library.for_readers(words_of_pages(DOCS))


def _for_editors(library: Library) -> Library:
    """Return a library with everything that can be shown. A draft with gaps can't be, yet."""
    whole = {slug: one for slug, one in library.guides.items() if one.has_page or not one.gaps}
    return replace(library, guides=frozen(whole)).with_drafts()


def _styles_before(published: Path | None, site: Path) -> tuple[str, ...]:
    """Return the styles of the site that readers have now; none before the first publication."""
    now = published or site
    if not now.exists() or (published is None and not (now / RECORD).is_file()):
        return ()
    return styles_of(read_record(now))


def _say_what_was_interrupted(holder: str, *, recovered: bool, site: Path) -> None:
    if holder:
        print(f"The last build was interrupted ({holder}). This one replaces it.")
    if recovered:
        print(f"The last build was interrupted. The previous {site} is back.")


def _work_folder(site: Path) -> Path:
    if not site.absolute().parent.is_dir():
        raise CommandError(f'There is no folder "{site.absolute().parent}". Make it first.')
    return site.absolute().parent / WORK


def _say_what_was_built(loaded: CheckResult, pages: int, site: Path, seconds: float) -> None:
    advice = len(loaded.problems)
    if advice:
        pieces = count(advice, "piece of advice", "pieces of advice")
        print(f"{pieces} for officers. To see it: `python -m build_tools check`.")
    library = loaded.library
    assert library  # it has just been built
    if library.site.approval is None:
        print("The council has not approved this site, and every page says so.")
    public = _say_what_is_left_out(library)
    blocking = blocking_questions(library.to_confirm, library.guides)
    if blocking:
        asked = count(len(blocking), "open question")
        verb = "keeps" if len(blocking) == 1 else "keep"
        print(f"{asked} {verb} it from the public. To see them: `python -m build_tools reviews`.")
    drafts = sum(guide.status == "draft" for guide in library.guides.values())
    if drafts:
        print(f"{count(drafts, 'draft')} left out. To see them: `make serve`.")
    print(
        f"{count(public, 'guide')} and {count(pages, 'page')}, no problems, "
        f"{seconds:.1f} seconds.\nTo see it, open {site / 'index.html'} or run `make serve`."
    )


def _say_what_is_left_out(library: Library) -> int:
    """Say how many pages were left out as never approved. Return how many guides remain."""
    public = library.for_readers(words_of_pages(DOCS))
    never = len(library.published) - len(public.published) + len(public.left_out)
    if never:
        print(
            f"{count(never, 'page')} left out, because the council has never approved "
            f"{'it' if never == 1 else 'them'}. "
            "To see which: `python -m build_tools reviews`."
        )
    return len(public.published)


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site",
        type=Path,
        default=Path("site"),
        metavar="DIR",
        help="where to build it (default: site)",
    )
    parser.add_argument(
        "--everything",
        action="store_true",
        help="include finished drafts and pages that nobody has approved: a preview, never to be "
        "published",
    )
    parser.add_argument(
        "--published",
        type=Path,
        metavar="DIR",
        help="the site that readers have now, so that servers still accept its styles "
        "(default: the site that this build replaces)",
    )


def _run(options: argparse.Namespace) -> int:
    return build(
        options.content,
        options.today,
        options.site,
        time.perf_counter(),
        everything=options.everything,
        published=options.published,
    )


COMMAND = Command(_run, _add_options)
