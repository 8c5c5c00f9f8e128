"""What an outsider would try: each hostile input, where it is typed, and what must come of it.

`SHOWN` texts are harmless once they are shown as they were typed: every output must do so.
`REFUSED` ones must be named as a problem, with the words given, before anything is made.
"""

from __future__ import annotations

from dataclasses import dataclass

CYRILLIC_A = "\u0430"
FULL_WIDTH = "\uff4a\uff41\uff56\uff41"


@dataclass(frozen=True)
class Attack:
    """A text, the field of a guide or register it is typed into, and words of the problem."""

    name: str
    field: str
    text: str
    problem: str


SHOWN = {
    "jinja-expression": "Say {{ 7 * 7 }} now.",
    "jinja-statement": "Say {% raw %} now.",
    "jinja-comment": "Say {# quiet #} now.",
    "jinja-attributes": "Say {{ site.title.upper() }} now.",
    "template-literal": "Say ${7*7} and #{7*7} and <%= 7 %> now.",
    "typst-function": 'Say #panic("x") now.',
    "typst-import": 'Say #import "/etc/passwd" now.',
    "typst-read": 'Say #read("/etc/passwd") now.',
    "typst-maths": "Say $x^2$ now.",
    "typst-reference": "Say @here is near.",
    "typst-comment": "Say // and /* no */ now.",
    "typst-escape": "Say \\u{41} and \\ now.",
    "markdown-attributes": "Say this {: .exit-cover onclick=x } now.",
    "markdown-footnote": "Say [^1] and [x] now.",
    "markdown-admonition": "!!! danger and ?! note now.",
    "markdown-table": "| a | b | and |---|---| now.",
    "markdown-line": "Say === and --- and ::: now.",
    "markdown-definition": ": says the line that begins so.",
    "markdown-abbreviation": "*[html]: not a word here.",
    "markdown-snippet": '--8<-- "/etc/passwd" is words.',
    "html-broken": "Say <svg/onload=alert(1) and < b > now.",
    "html-quotes": "Say \" onload=\"x and ' onload='x now.",
    "html-end-of-data": "Say ]]> and --> and */ now.",
    "script-scheme-as-words": "Say javascript:alert and data:text now.",
    "spreadsheet-formula": "=cmd|' /C calc'!A0 is words.",
    "mail-header": "Hello%0d%0aBcc: all is words.",
    "workflow-command": "::error file=x::y is words.",
    "shell": "Say $(id) ; rm -rf / now.",
    "markdown-raised": "Say up^ and = lit now.",
    "path": "Say ../../../../etc/passwd now.",
    "sql": "Robert'); drop table guides;-- is words.",
    "format-string": "Say %s %n %d {0} {x!r} now.",
    "percent-signs": "Say 100% and %zz and %00 now.",
    "long-word": "Say " + "a" * 300 + " now.",
    "combining": "Say cafe\u0301 and na\u00efve now.",
}
"""Texts that every output must show as they were typed, by name."""


def _body(name: str, text: str, problem: str) -> Attack:
    return Attack(name, "body", text, problem)


_LINKS = (
    _body("script-link", "[x](javascript:alert(1))", "can't be used in a guide"),
    _body("script-link-in-odd-case", "[x](JaVaScRiPt:alert(1))", "can't be used in a guide"),
    _body("script-link-by-entity", "[x](&#106;avascript:alert(1))", "can't be used in a guide"),
    _body("script-link-with-a-tab", "[x](java&#9;script:alert(1))", "can't be used in a guide"),
    _body("data-link", "[x](data:text/html,hello)", "can't be used in a guide"),
    _body("vbscript-link", "[x](vbscript:x)", "can't be used in a guide"),
    _body("file-link", "[x](file:///etc/passwd)", "can't be used in a guide"),
    _body("ftp-link", "[x](ftp://files.example.org/a)", "can't be used in a guide"),
    _body("blob-link", "[x](blob:https://example.org/1)", "can't be used in a guide"),
    _body("protocol-relative-link", "[x](//evil.example)", "can't be used in a guide"),
    _body("backslash-link", "[x](\\\\\\\\evil.example)", "can't be used in a guide"),
    _body("link-out-of-the-folder", "[x](../../../etc/passwd)", "can't be used in a guide"),
    _body("link-to-nowhere", "[x](no-such-guide.md)", "is not in content/guides"),
    _body("absolute-link", "[x](/admin)", "can't be used in a guide"),
    _body(
        "link-with-a-password", "[x](https://user:secret@evil.example/)", "can't be used in a guide"
    ),
    _body("look-alike-link", f"[x](https://ex{CYRILLIC_A}mple.org/)", "another alphabet"),
    _body("look-alike-link-encoded", "[x](https://xn--exmple-4nf.org/)", "another alphabet"),
    _body("link-with-a-hidden-character", "[x](https://exam\u200bple.org/)", "another alphabet"),
    _body("link-defined-elsewhere", "[x][a]\n\n[a]: javascript:alert(1)", "on a line of its own"),
    _body("autolink", "<javascript:alert(1)>", "can't be used in a guide"),
    _body("picture", "![x](https://evil.example/a.png)", "a picture"),
)
_HTML = (
    _body("script", "<script>alert(1)</script>", "HTML"),
    _body("handler", "Look <img src=x onerror=alert(1)>", "HTML"),
    _body("frame", "<iframe src=https://evil.example></iframe>", "HTML"),
    _body("style", "<style>*{display:none}</style>", "HTML"),
    _body("meta", '<meta http-equiv="refresh" content="0;url=//evil.example">', "HTML"),
    _body("comment", "<!-- hidden words -->", "HTML"),
    _body("heading", "# A heading of its own", "a heading"),
    _body("code", "    code by four spaces", "a block of code"),
    Attack("html-in-a-title", "title", "Danger <b>now</b>", "HTML"),
    Attack("html-in-a-summary", "summary", "Ring <script>alert(1)</script> now.", "HTML"),
    Attack("link-in-a-step", "step", "Open [this](https://evil.example) today.", "link"),
)
_CHARACTERS = (
    Attack("right-to-left-override", "summary", "Ring \u202e999 now.", "right-to-left override"),
    Attack("isolate", "summary", "Ring \u2066999 now.", "isolate"),
    Attack("zero-width-space", "step", "Ri\u200bng today.", "zero width space"),
    Attack("soft-hyphen", "step", "Ri\u00adng today.", "soft hyphen"),
    Attack("byte-order-mark", "step", "Ri\ufeffng today.", "zero width no-break space"),
    Attack("null", "summary", "Ring \0 now.", "invisible characters here: u+0000"),
    Attack("escape", "summary", "Ring \x1b[31m now.", "invisible characters here: u+001b"),
    Attack("right-to-left-words", "summary", "Ring \u05e9\u05dc\u05d5\u05dd now.", "printed"),
    Attack("emoji", "summary", "Ring \U0001f600 now.", "printed"),
    Attack("full-width-letters", "summary", f"Ring {FULL_WIDTH} now.", "printed"),
)
_PRIVATE = (
    Attack("phone-number", "summary", "Ring 020 7946 0999 now.", "phone number"),
    Attack("phone-number-by-letters", "body", "Ring 020\u20137946\u20130999.", "phone number"),
    Attack("personal-email", "step", "Write to jo@example.org today.", "email address"),
    Attack("date-of-birth", "body", "He was born on 3 March 2015.", "date of birth"),
    Attack("case-reference", "body", "See case number 123456.", "case reference"),
    Attack("home-postcode", "body", "They live at AB1 2DE.", "postcode"),
)
_ADDRESSES = tuple(
    Attack(f"address-{name}", field, text, problem)
    for name, text, problem in (
        ("script", "javascript:alert(1)", "can't be used here"),
        ("data", "data:text/html,x", "can't be used here"),
        ("protocol-relative", "//evil.example", "can't be used here"),
        ("no-host", "https:///x", "can't be used here"),
        ("space", "https://a b.example/", "can't be used here"),
        ("quote", 'https://evil.example/"onclick="x', "can't be used here"),
        ("backslash", "https://evil.example\\@good.example/", "before an @"),
        ("password", "https://user:secret@evil.example/", "before an @"),
        ("look-alike", f"https://ex{CYRILLIC_A}mple.org/", "another alphabet"),
    )
    for field in ("source-address", "exit_url")
)
_CONTACTS = (
    Attack("phone-with-parameters", "phone", "020 7946 0001;isub=1", "can't be used here"),
    Attack("phone-with-a-code", "phone", "*#06#", "can't be used here"),
    Attack("phone-with-a-scheme", "phone", "tel:02079460001", "can't be used here"),
    Attack("email-with-a-copy", "email", "a@b.example?bcc=c@d.example", "can't be used here"),
    Attack("email-with-a-line", "email", "a@b.example\nBcc: c@d.example", "can't be used here"),
)
_MARKS = (
    Attack("markdown-emphasis", "summary", "Say *loud* and _low_ now.", "a stray star"),
    Attack("markdown-code", "summary", "Say `code` and ``more`` now.", "a code mark"),
    Attack(
        "markdown-strike", "summary", "Say ~~no~~ and ^up^ and ==lit== now.", "strikes words out"
    ),
    Attack(
        "html-entity",
        "summary",
        "Say &lt;script&gt; and &#60;b&#62; now.",
        "a code here instead of a character",
    ),
    Attack(
        "html-entity-scheme",
        "summary",
        "Say &#106;avascript&colon;alert now.",
        "a code here instead of a character",
    ),
    Attack("shell-marks", "summary", "Say `id` now.", "a code mark"),
)
REFUSED = (*_LINKS, *_MARKS, *_HTML, *_CHARACTERS, *_PRIVATE, *_ADDRESSES, *_CONTACTS)
