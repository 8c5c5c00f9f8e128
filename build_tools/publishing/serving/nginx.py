"""The settings of nginx, as a file to be included in a `server` block."""

from __future__ import annotations

import re

from build_tools.publishing.fingerprint import NAMED_BY_CONTENT
from build_tools.publishing.serving.headers import (
    ASKED_EACH_TIME,
    FOR_A_WHILE,
    FOR_A_YEAR,
    NOT_AT_ALL,
    TEXTS,
    TYPES,
)

_FILE = """\
# Written by each build, for the pages of that build. Include it in a "server" block whose "root"
# is the folder in which {prefix} is found; reload nginx after each publication. See SERVING.md.

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

    # For HTTPS only, and for the whole host: ask whoever answers for the host before it is sent.
    # add_header Strict-Transport-Security "max-age=31536000" always;

    set $guides_kept "{a_while}";
    location ~ "^{pattern}$" {{
        set $guides_kept "{a_year}";
    }}
{asked_each_time}
    location ~ "/\\.(?!well-known/)|\\.(gz|br)$" {{
        return 404;
    }}
}}
"""


_ASKED = """\
    location = {path} {{
        set $guides_kept "{kept}";
    }}"""


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
        a_while=FOR_A_WHILE,
        a_year=FOR_A_YEAR,
        asked_each_time="\n".join(
            _ASKED.format(path=prefix + name, kept=NOT_AT_ALL) for name in ASKED_EACH_TIME
        ),
    )
