"""Words so common in questions that they find nothing: the search reads past them."""

from __future__ import annotations

_WORDS = (
    "a about am an and any anyone are as at be been but by can could did do does for from get had "
    "has have he her happen happens him his how i if im in into is it its me my no not now of on "
    "one or our out right say said says she should so some somebody someone something tell tells "
    "than that the their them then there they thing things this to too up us very was we were "
    "what when where which who whom why will with would you your yours always another ever just "
    "never please really seem seems go going gone gets got want wants find until myself yourself "
    "himself herself themselves wat wot im ive id whats whos wont dont cant isnt didnt doesnt"
)
SMALL_WORDS = frozenset(_WORDS.split())
