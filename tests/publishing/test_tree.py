"""Which files a built site has, and what stands in a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.publishing.check_pages import shown_text
from build_tools.publishing.tree import files_below


def test_files_come_by_their_path_in_order_and_links_to_nothing_do_not(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/b/d.txt", "a-b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "to-file").symlink_to("b.txt")
    (tmp_path / "to-folder").symlink_to("a")
    (tmp_path / "to-nothing").symlink_to("gone")
    found = files_below(tmp_path)
    assert list(found) == ["a-b.txt", "a/b/d.txt", "a/c.txt", "b.txt", "to-file"]
    assert found["a/c.txt"] == tmp_path / "a" / "c.txt"


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>One <b>two</b>\n three &amp; four", "One two three & four"),
        ("<template><p>Later</p></template>", "Later"),
        ("<script>let a = 1</script><style>a{}</style>x", "x"),
        ('<a href="tel:999" title="no">Call</a>', "Call tel:999"),
        ('<meta http-equiv="refresh" content="0; url=../b/">', "0; url=../b/"),
        ("<!-- no -->", ""),
        ("", ""),
    ],
)
def test_a_page_shows_its_words_and_where_it_leads(page: str, shown: str) -> None:
    assert shown_text(page) == shown
