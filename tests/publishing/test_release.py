"""Putting a site in place: one move, nothing lost, nothing of somebody else's touched."""

from __future__ import annotations

import errno
import socket
from pathlib import Path
from types import SimpleNamespace

import pytest

from build_tools.content import load_library
from build_tools.outputs.build import preview_outputs
from build_tools.pages import Layout, Outputs, Page
from build_tools.problems import CommandError, ContentError, InternalError, Problem
from build_tools.publishing import engine, manifest, preview, release
from build_tools.publishing.check_pages import assert_complete, missing_from
from tests.conftest import TODAY

PAGE = Page("guides/x.md", "A title", "", facts=("020 7946 0001", "1 May 2026"))


def finished_build(folder: Path, words: str) -> tuple[Path, Path]:
    """Make a build of one page and put it in place; return the work folder and the site."""
    work, site = folder / ".build", folder / "site"
    built = release.new_build_folder(work, site)
    built.mkdir()
    (built / "index.html").write_text(words, encoding="utf-8")
    (built / manifest.RECORD).write_text("{}", encoding="utf-8")
    release.put_in_place(built, work, site)
    return work, site


@pytest.mark.parametrize("port", [0, -1, 70_000])
def test_a_port_that_is_taken_or_none_is_a_sentence(port: int) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = port or other.getsockname()[1]
        with pytest.raises(CommandError, match=f"can't use port {taken}.*another port"):
            preview.refuse_a_taken_port(taken)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    preview.refuse_a_taken_port(free)


def test_a_site_is_a_link_to_a_finished_build(tmp_path: Path) -> None:
    _, site = finished_build(tmp_path, "one")
    finished_build(tmp_path, "two")
    assert site.is_symlink()
    assert (site / "index.html").read_text("utf-8") == "two"


def test_a_build_is_on_the_disk_before_it_becomes_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished_build(tmp_path, "one")
    seen: list[str] = []
    page = tmp_path / "site" / "index.html"
    monkeypatch.setattr("os.sync", lambda: seen.append(page.read_text("utf-8")))
    finished_build(tmp_path, "two")
    assert seen == ["one"]
    assert page.read_text("utf-8") == "two"


def build_half(work: Path, site: Path, error: BaseException) -> None:
    with release.new_build(work, site) as built:
        built.mkdir()
        (built / "index.html").write_text("half", encoding="utf-8")
        raise error


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=repr)
def test_a_build_that_fails_gives_its_space_back(tmp_path: Path, error: BaseException) -> None:
    work, site = finished_build(tmp_path, "one")
    with pytest.raises(type(error)):
        build_half(work, site, error)
    assert [path.name for path in site.resolve().parent.iterdir()] == ["1"]
    with release.new_build(work, site) as built:
        built.mkdir()
    assert built.is_dir()


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("links are not possible here")

    monkeypatch.setattr(Path, "symlink_to", refuse)


@pytest.mark.usefixtures("no_links")
def test_without_links_folders_are_renamed(tmp_path: Path) -> None:
    work, site = finished_build(tmp_path, "one")
    finished_build(tmp_path, "two")
    assert not site.is_symlink()
    assert (site / "index.html").read_text("utf-8") == "two"
    assert (work / "sites" / "site-before" / "index.html").read_text("utf-8") == "one"


@pytest.mark.usefixtures("no_links")
def test_a_swap_that_was_cut_short_is_undone_at_the_next_start(tmp_path: Path) -> None:
    work, site = finished_build(tmp_path, "one")
    site.rename(work / "sites" / "site-before")
    assert release.recover(work, site)
    assert (site / "index.html").read_text("utf-8") == "one"
    assert not release.recover(work, site)


@pytest.mark.parametrize("step", range(4))
def test_a_swap_cut_short_at_any_step_leaves_the_old_site_or_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    _, site = finished_build(tmp_path, "one")
    taken: list[str] = []

    def cut(name: str) -> None:
        real = getattr(Path, name)

        def step_or_death(*given: object, **named: object) -> object:
            if len(taken) == step:
                raise KeyboardInterrupt
            taken.append(name)
            return real(*given, **named)

        monkeypatch.setattr(Path, name, step_or_death)

    for name in ("rename", "unlink", "symlink_to", "replace"):
        cut(name)
    with pytest.raises(KeyboardInterrupt):
        finished_build(tmp_path, "two")
    assert (site / "index.html").read_text("utf-8") == "one"
    monkeypatch.undo()
    finished_build(tmp_path, "three")
    assert (site / "index.html").read_text("utf-8") == "three"


def test_where_links_work_a_failing_link_never_takes_the_site_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, site = finished_build(tmp_path, "one")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "symlink_to", full)
    with pytest.raises(OSError, match="No space left"):
        finished_build(tmp_path, "two")
    assert site.is_symlink()
    assert (site / "index.html").read_text("utf-8") == "one"


def test_leftovers_of_a_build_that_was_cut_short_are_cleared(tmp_path: Path) -> None:
    work, site = finished_build(tmp_path, "one")
    torn = release.new_build_folder(work, site)
    torn.mkdir()
    assert release.new_build_folder(work, site) == torn
    assert not torn.exists()


def test_what_is_not_ours_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    release.refuse_what_is_not_ours(site)
    site.mkdir()
    release.refuse_what_is_not_ours(site)
    (site / "theirs.txt").touch()
    with pytest.raises(CommandError, match="Nothing has changed"):
        release.refuse_what_is_not_ours(site)
    (site / manifest.RECORD).touch()
    release.refuse_what_is_not_ours(site)


@pytest.mark.parametrize(
    ("html", "missing"),
    [
        ("<h1>A title</h1><a href='tel:1'>020\n7946 0001</a> 1 May 2026", []),
        (
            "<h1>A title</h1> 020 7946 0002 1 May 2026",
            ['guides/x.md does not show "020 7946 0001".'],
        ),
        ("<script>A title 020 7946 0001 1 May 2026</script>", None),
        (None, ["guides/x.md was not built."]),
    ],
)
def test_a_page_that_lost_a_fact_is_found(
    tmp_path: Path, html: str | None, missing: list[str] | None
) -> None:
    file = tmp_path / "guides" / "x" / "index.html"
    file.parent.mkdir(parents=True)
    if html:
        file.write_text(html, encoding="utf-8")
    found = missing_from([PAGE], tmp_path)
    assert len(found) == 3 if missing is None else found == missing
    if found:
        with pytest.raises(InternalError, match="is missing from the built site"):
            assert_complete([PAGE], tmp_path)


def test_the_engine_fails_aloud(tmp_path: Path) -> None:
    staged = tmp_path / "staged"
    staged.mkdir()
    (staged / "index.md").write_text("[gone](gone.md)", encoding="utf-8")
    engine.write_settings(Layout("A site", "", "/", approved=False, around={}), staged)
    with pytest.raises(InternalError) as fault:
        engine.build_site(staged, tmp_path / "built", TODAY)
    assert "gone.md" in fault.value.details


def running_for(looks: int) -> SimpleNamespace:
    """Return an engine that has ended after some looks."""
    says = iter([*[None] * looks, 0])
    return SimpleNamespace(
        poll=lambda: next(says), returncode=0, terminate=lambda: None, wait=lambda: None
    )


def test_the_preview_looks_for_changes_ten_times_a_second_or_more(
    tmp_path: Path, sample_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    made = preview_outputs(load_library(sample_content, TODAY), TODAY)
    monkeypatch.setattr(preview.subprocess, "Popen", lambda *_, **__: running_for(2))
    monkeypatch.setattr(preview.time, "sleep", slept.append)
    preview.serve(lambda: made, tmp_path / "docs", watched=[], port=0, say=str)
    assert len(slept) == 2
    assert max(slept) <= 0.1


def test_a_change_with_problems_leaves_the_last_good_pages_in_the_preview(
    tmp_path: Path, sample_content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = iter([preview_outputs(load_library(sample_content, TODAY), TODAY)])
    said: list[str] = []

    def outputs() -> Outputs:
        for good in made:
            return good
        raise ContentError([Problem("A step is empty.", "A step says what to do.", "Fill it in.")])

    monkeypatch.setattr(preview.subprocess, "Popen", lambda *_, **__: running_for(1))
    monkeypatch.setattr(preview.time, "sleep", lambda _: (sample_content / "new").touch())
    preview.serve(outputs, tmp_path / "docs", watched=[sample_content], port=0, say=said.append)
    assert "The preview is at http://127.0.0.1:0/" in said[0]
    assert "A step is empty." in said[1]
    assert "The preview still shows the last good pages." in said[1]
    assert (tmp_path / "docs" / "index.md").is_file()


def test_a_change_is_a_file_that_is_new_gone_or_different(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    before = preview.snapshot([tmp_path])
    (tmp_path / "a").unlink()
    (tmp_path / "b").write_text("longer", encoding="utf-8")
    (tmp_path / "d").touch()
    found = preview.changed(before, preview.snapshot([tmp_path]))
    assert {path.name for path in found} == {"a", "b", "d"}
