"""What a server must know, written beside the site: headers, for nginx and for static hosts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from build_tools.pages.csp import header_policy
from build_tools.pages.page import Layout
from build_tools.publishing.optimise import NAMED_BY_CONTENT

FOR_A_WHILE = "public, max-age=300, must-revalidate"
FOR_A_YEAR = "public, max-age=31536000, immutable"
NOT_AT_ALL = "no-cache"  # kept, but asked about each time
ASKED_EACH_TIME = ("404.html", "worker.js")
FEED, FEED_TYPE = "feed.xml", "application/atom+xml"
TYPES = {
    "css": "text/css",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
    "xml": "application/xml",
}
NO_TEXT = ("pdf", "png", "woff2")
TEXTS = (*(kind for ending, kind in TYPES.items() if ending not in NO_TEXT), FEED_TYPE)
REFUSED = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
]
_FILE = """\
# Written by each build, for the pages of that build. Include it in a "server" block whose "root"
# is the folder in which {prefix} is found; reload nginx after each publication: see the handbook.

location ^~ {prefix} {{
    index index.html;
    autoindex off;
    absolute_redirect off;
    error_page 404 {prefix}404.html;
    error_page 403 =404 {prefix}404.html;
    gzip_static on;
    gzip_vary on;

    charset utf-8;
    charset_types {texts};
    default_type application/octet-stream;
    types {{
{types}
    }}

{headers}
    add_header Cache-Control $guides_kept always;

    # For HTTPS only, and for the whole host: ask whoever runs the host before you switch it on.
    # add_header Strict-Transport-Security "max-age=31536000" always;

    set $guides_kept "{a_while}";
    location ~ "^{pattern}$" {{
        set $guides_kept "{a_year}";
    }}
{asked_each_time}
    location = {prefix}{feed} {{
        types {{}}
        default_type {feed_type};
        set $guides_kept "{a_while}";
    }}
    location ~ "/\\.(?!well-known/)|\\.(gz|br)$" {{
        return 404;
    }}
}}
"""


_ASKED = """\
    location = {path} {{
        set $guides_kept "{kept}";
    }}"""


def write_serving(layout: Layout, styles: Iterable[str], folder: Path) -> None:
    """Write a folder of settings for a finished build: for nginx and for static hosts.

    `styles` are the hashes of the style blocks of its pages.
    """
    headers = headers_of(styles, public=layout.approved)
    files = {
        "nginx.conf": nginx_file(headers, layout.prefix),
        "_headers": headers_file(headers, layout.prefix),
        ".nojekyll": "",
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def headers_of(styles: Iterable[str], *, public: bool) -> dict[str, str]:
    """Return what is sent with every answer of a site with style blocks of these hashes.

    A site that is not for the public tells robots so with every file, PDFs and feeds included.
    """
    return {
        "Content-Security-Policy": header_policy(sorted(styles)),
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in REFUSED),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Resource-Policy": "same-origin",
        **({} if public else {"X-Robots-Tag": "noindex"}),
    }


def nginx_file(headers: dict[str, str], prefix: str) -> str:
    """Return the settings that serve a site under a path.

    Every kind of answer carries every header. Names that begin with a dot are not served, but for
    `.well-known`; nor are packed copies under their own names.
    """
    return _FILE.format(
        prefix=prefix,
        texts=" ".join(kind for kind in TEXTS if kind != "text/html"),
        types="\n".join(f"        {kind} {ending};" for ending, kind in TYPES.items()),
        headers="\n".join(
            f'    add_header {name} "{value}" always;' for name, value in headers.items()
        ),
        pattern=re.escape(prefix) + NAMED_BY_CONTENT,
        feed=FEED,
        feed_type=FEED_TYPE,
        a_while=FOR_A_WHILE,
        a_year=FOR_A_YEAR,
        asked_each_time="\n".join(
            _ASKED.format(path=prefix + name, kept=NOT_AT_ALL) for name in ASKED_EACH_TIME
        ),
    )


def headers_file(headers: dict[str, str], prefix: str) -> str:
    """Return the `_headers` file that several static hosts read.

    No address gets Cache-Control twice: hosts would join the two. Pages are left to the host,
    which has each asked about anew.
    """
    rules = {
        f"{prefix}*": headers,
        f"{prefix}assets/*": {"Cache-Control": FOR_A_YEAR},
        **{f"{prefix}{name}": {"Cache-Control": NOT_AT_ALL} for name in ASKED_EACH_TIME},
        f"{prefix}{FEED}": {"Content-Type": f"{FEED_TYPE}; charset=utf-8"},
    }
    return "\n".join(_rule(path, values) for path, values in rules.items())


def _rule(path: str, values: dict[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())
