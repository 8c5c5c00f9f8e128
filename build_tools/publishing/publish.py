"""Builds a site aside from its outputs, step by step as in the handbook's architecture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from build_tools.pages.page import Outputs
from build_tools.publishing.check_links import assert_links_lead_somewhere
from build_tools.publishing.check_pages import assert_complete
from build_tools.publishing.compress import compress_site
from build_tools.publishing.engine import build_site
from build_tools.publishing.manifest import write_manifest
from build_tools.publishing.offline import add_offline_copy
from build_tools.publishing.optimise import optimise_site
from build_tools.publishing.release import new_build
from build_tools.publishing.serving import write_serving
from build_tools.publishing.staging import stage


def publish(
    outputs: Outputs, revision: str, today: date, work: Path, site: Path, before: Iterable[str]
) -> Path:
    """Build a site in a folder of its own, prove it complete, and return that folder.

    `revision` is that of the content; `before` are the hashes of the styles of the site that
    readers have until this one is in place. The settings for servers are written beside the site.
    It is not in place yet: see `release.put_in_place`.
    """
    with new_build(work, site) as built:
        stage(outputs, work / "docs")
        build_site(work / "docs", built, today)
        of_pages = optimise_site(built)
        write_files(outputs.files, built)
        add_offline_copy(built, outputs.offline, offered=outputs.offers_copy)
        assert_complete(outputs.pages, built)
        assert_links_lead_somewhere(built, outputs.layout.prefix)
        compress_site(built, work / "packed" / site.name)
        styles = {*of_pages, *outputs.styles}
        record = {**outputs.record, "styles": sorted(styles)}
        write_manifest(built, revision, record, today)
        write_serving(outputs.layout, {*styles, *before}, work / "serving" / site.name)
    return built


def write_files(files: Mapping[str, bytes], built: Path) -> None:
    """Write the files beside the pages into a built site."""
    for path, data in files.items():
        (built / path).parent.mkdir(parents=True, exist_ok=True)
        (built / path).write_bytes(data)
