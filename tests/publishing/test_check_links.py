"""Our own check of links: each kind of fault is found, and nothing that is right is blamed."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.problems import InternalError
from build_tools.publishing.check_links import assert_links_lead_somewhere, link_faults

RIGHT = [
    '<a href="../two/">two</a>',
    '<a href="../two/#there">there</a>',
    '<a href="#here" id="here">here</a>',
    '<a href="">this page</a>',
    '<a href="..">guides</a>',
    '<a href="../..">home</a>',
    '<a href="../../">home</a>',
    '<a href="/safety/guides/two/">two</a>',
    '<a href="/safety/.">home</a>',
    '<a href="../two/?from=one#there">two</a>',
    '<a href="../../pdf/with%20space.pdf">a file</a>',
    '<script src="../../assets/site.js"></script>',
    '<img src="data:image/png;base64,AAAA">',
    '<link rel="icon" href="data:,">',
    '<a href="https://example.com/a?b=c&amp;d=e#f">elsewhere</a>',
    '<a href="tel:02079460001">Call us on <span class="number">020 7946 0001</span></a>',
    '<a href="tel:+442079460001">+44 20 7946 0001</a>',
    '<a href="tel:999">Call</a>',
    '<a href="tel:02079460001">Team 7 on 020 7946 0001</a>',
    '<a href="sms:86555">Text 86555</a>',
    '<a href="mailto:hub@sample.example">hub@sample.example</a>',
    '<p>A sentence with href="gone/" in it.</p>',
]
WRONG = [
    ('<a href="../gone/">x</a>', '"../gone/" leads nowhere'),
    ('<a href="../two">x</a>', '"../two" needs a slash at the end'),
    ('<a href="../two/#gone">x</a>', "leads to a place that is not on guides/two/index.html"),
    ('<a href="#gone">x</a>', "leads to a place that is not on guides/one/index.html"),
    ('<a href="/guides/two/">x</a>', "leads nowhere"),
    ('<a href="../../../../etc/passwd">x</a>', "leads nowhere"),
    ('<script src="../../assets/gone.js"></script>', "leads nowhere"),
    ('<img src="gone.png">', "leads nowhere"),
    ('<a href="//elsewhere.example/">x</a>', "is not an address"),
    ('<a href="https:///">x</a>', "is not an address"),
    ('<a href="javascript:alert(1)">x</a>', "is not an address"),
    ('<a href="JavaScript&#58;alert(1)">x</a>', "is not an address"),
    ('<a href="data:text/html,x">x</a>', "is not an address"),
    ('<a href="ftp://elsewhere.example/">x</a>', "is not an address"),
    ('<a href="tel:020 7946 0001">x</a>', "is not a phone number"),
    ('<a href="tel:">x</a>', "is not a phone number"),
    ('<a href="sms:joe">x</a>', "is not a phone number"),
    (
        '<a href="tel:02079460002">Call 020 7946 0001</a>',
        "calls a different number from the one it shows",
    ),
    ('<a href="tel:02079460002">Call <b>020</b> 7946 0001</a>', "calls a different number"),
    ('<a href="mailto:hub">x</a>', "is not an email address"),
    ('<a href="mailto:a@b.example,c@d.example">x</a>', "is not an email address"),
    ('<a href="../two/" target="_blank">x</a>', "opens a new window"),
]


def small_site(folder: Path, planted: str) -> Path:
    pages = {"": "", "guides": "", "guides/one": planted, "guides/two": '<h2 id="there">x</h2>'}
    for name, words in pages.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "index.html").write_text(f"<p>{words}</p>", encoding="utf-8")
    for name in ("assets/site.js", "pdf/with space.pdf"):
        (folder / name).parent.mkdir()
        (folder / name).touch()
    return folder


@pytest.mark.parametrize("planted", RIGHT)
def test_what_is_right_is_not_blamed(tmp_path: Path, planted: str) -> None:
    assert list(link_faults(small_site(tmp_path, planted), "/safety/")) == []
    assert_links_lead_somewhere(tmp_path, "/safety/")


@pytest.mark.parametrize(("planted", "words"), WRONG)
def test_each_planted_fault_is_found(tmp_path: Path, planted: str, words: str) -> None:
    [fault] = link_faults(small_site(tmp_path, planted), "/safety/")
    assert fault.startswith("guides/one/index.html: ")
    assert words in fault
    with pytest.raises(InternalError, match="A link on the built site is wrong"):
        assert_links_lead_somewhere(tmp_path, "/safety/")


HOST = "https://guides.sampleshire.example/safety/"
TOLD = {
    "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="{}"/></feed>',
    "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/x"><url><loc>{}</loc></url></urlset>',
    "search-list.json": '[["{}", "A title", "words"]]',
    "guides.json": '{{"guides": [{{"address": "{}"}}], "sources": [{{"address": "https://o.example/"}}]}}',
    "pledge.json": '{{"easy_address": "{}", "address": null}}',
    "site.webmanifest": '{{"start_url": ".", "icons": [{{"src": "{}"}}]}}',
}


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize("address", ["guides/one/", "pdf/with%20space.pdf", f"{HOST}guides/"])
def test_what_programs_are_told_is_followed(tmp_path: Path, name: str, address: str) -> None:
    site = small_site(tmp_path, "")
    (site / name).write_text(TOLD[name].format(address), encoding="utf-8")
    assert list(link_faults(site, "/safety/")) == []


@pytest.mark.parametrize("name", TOLD)
@pytest.mark.parametrize(
    "address", ["guides/gone/", "guides/one", "", f"{HOST}gone/", "https://a.example/guides/one/"]
)
def test_a_program_that_is_told_a_wrong_address_is_a_fault(
    tmp_path: Path, name: str, address: str
) -> None:
    site = small_site(tmp_path, "")
    (site / name).write_text(TOLD[name].format(address), encoding="utf-8")
    assert list(link_faults(site, "/safety/")) == [f'{name}: "{address}" leads nowhere.']
