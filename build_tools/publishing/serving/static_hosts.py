"""Settings as a file that several static hosts read: `_headers`."""

from __future__ import annotations

from build_tools.publishing.serving.headers import ASKED_EACH_TIME, FOR_A_YEAR, NOT_AT_ALL


def headers_file(headers: dict[str, str], prefix: str) -> str:
    """Return the `_headers` file that several static hosts read.

    No address gets Cache-Control twice: hosts would join the two. Pages are left to the host,
    which has each asked about anew.
    """
    rules = {
        f"{prefix}*": headers,
        f"{prefix}assets/*": {"Cache-Control": FOR_A_YEAR},
        **{f"{prefix}{name}": {"Cache-Control": NOT_AT_ALL} for name in ASKED_EACH_TIME},
    }
    return "\n".join(_rule(path, values) for path, values in rules.items())


def _rule(path: str, values: dict[str, str]) -> str:
    return f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())
