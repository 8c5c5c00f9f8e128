"""nginx with TLS 1.3 and HTTP/2 on loopback, a certificate for an hour, and stand-ins for fonts."""

from __future__ import annotations

import base64
import hashlib
import os
import random
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

THIRD_PARTY = "fonts"
FONT_HOSTS = ("fonts.googleapis.com", "fonts.gstatic.com")
FONT_BYTES = 43_000  # a real one of one weight range, Latin letters only
FACE_RULES = 120  # with so many the style sheet of a font has its real 2 kB, compressed
_SETTINGS = """\
{user}worker_processes 1;
pid {folder}/pid;
error_log {folder}/errors.txt warn;
events {{ worker_connections 256; }}
http {{
    include /etc/nginx/mime.types;
    log_format size "$bytes_sent $request_uri";
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    ssl_certificate {folder}/certificate.pem;
    ssl_certificate_key {folder}/key.pem;
    ssl_protocols TLSv1.3;
    ssl_buffer_size 1400;  # as in the handbook: a phone shows what came, not only the whole
    gzip on;
    gzip_comp_level 9;
    gzip_types text/css application/javascript application/json image/svg+xml;
    expires 1h;
{servers}
}}
"""
_SERVER = """\
    server {{
        listen 127.0.0.1:{port} ssl http2;
        root {root};
        access_log {log} size;
        {more}
    }}
"""


@dataclass(frozen=True)
class Served:
    """What is served: the port and the log of each site by name, and the certificate's pin."""

    ports: Mapping[str, int]
    logs: Mapping[str, Path]
    pin: str


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(sites: Mapping[str, Path], folder: Path) -> Iterator[Served]:
    """Serve each site on a port of its own, and the stand-ins for fonts, until the block ends."""
    folder.mkdir()
    whole = {**sites, THIRD_PARTY: _fonts(folder / "fonts")}
    ports = {name: free_port() for name in whole}
    logs = {name: folder / f"log-{number}.txt" for number, name in enumerate(whole)}
    pin = _certificate(folder)
    servers = "".join(_server(name, whole[name], ports[name], logs[name]) for name in whole)
    user = "user root;\n" if os.getuid() == 0 else ""
    settings = _SETTINGS.format(user=user, folder=folder, servers=servers)
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    command = ["/usr/sbin/nginx", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen([*command, "-p", str(folder)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(list(ports.values()))
        yield Served(ports, logs, pin)
    finally:
        process.terminate()
        process.wait()


def _server(name: str, root: Path, port: int, log: Path) -> str:
    more = "add_header Access-Control-Allow-Origin *;" if name == THIRD_PARTY else ""
    if name == THIRD_PARTY:
        more += " location = /css { try_files /fonts.css =404; default_type text/css; }"
    return _SERVER.format(port=port, root=root.resolve(), log=log, more=more)


def _wait_for(ports: list[int]) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            for port in ports:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("nginx did not start.")


def _certificate(folder: Path) -> str:
    """Make a certificate that lasts a day, and return the pin by which the browser takes it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    make += ["-nodes", "-days", "1", "-subj", "/CN=127.0.0.1", "-keyout", str(key)]
    subprocess.run([*make, "-out", str(certificate)], check=True, capture_output=True)
    read = ["openssl", "pkey", "-in", str(key), "-pubout", "-outform", "DER"]
    public = subprocess.run(read, check=True, capture_output=True).stdout
    return base64.b64encode(hashlib.sha256(public).digest()).decode("ascii")


def _fonts(folder: Path) -> Path:
    """Write a style sheet and a font of about the real size: the real ones are out of reach."""
    folder.mkdir()
    (folder / "font.woff2").write_bytes(random.Random(1).randbytes(FONT_BYTES))
    faces = (_face(number) for number in range(FACE_RULES))
    (folder / "fonts.css").write_text("".join(faces), encoding="utf-8")
    return folder


def _face(number: int) -> str:
    letters = "U+0000-00FF" if number == 0 else f"U+{0x4000 + number:04X}"
    return (
        "@font-face{font-family:Roboto;font-style:normal;font-weight:300;font-display:fallback;"
        f"src:url(https://{FONT_HOSTS[1]}/font.woff2) format('woff2');unicode-range:{letters}}}\n"
    )
