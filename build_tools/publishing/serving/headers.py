"""What goes with every answer, whoever serves: headers, types of files, how long to keep them."""

from __future__ import annotations

from collections.abc import Iterable

from build_tools.pages.csp import header_policy

FOR_A_WHILE = "public, max-age=300, must-revalidate"
FOR_A_YEAR = "public, max-age=31536000, immutable"
NOT_AT_ALL = "no-cache"  # kept, but asked about each time
ASKED_EACH_TIME = ("404.html", "worker.js")
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
TEXTS = tuple(kind for ending, kind in TYPES.items() if ending not in NO_TEXT)
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
