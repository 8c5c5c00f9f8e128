"""The addresses that every site has, whatever its guides and topics are."""

from __future__ import annotations

from types import MappingProxyType

FIXED_PAGES = MappingProxyType(
    {
        "pledge/": "The pledge",
        "pledge/easy-to-read/": "Easy-to-read pledge",
        "pledge/for-councillors/": "The pledge for councillors",
        "pledge/poster/": "Poster of the pledge",
        "contacts/": "Who to call",
        "words/": "Words explained",
        "a-to-z/": "A to Z",
        "whats-new/": "What's new",
        "register/": "What was sent",
        "about/": "About",
        "how-we-check/": "How we check what we say",
    }
)
"""What links to each of them say, by its address."""
