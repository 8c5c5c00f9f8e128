"""The rules of the content as a whole: registers, topics, twins, approval."""

from __future__ import annotations

from collections.abc import Iterator

from build_tools.model import Contact
from build_tools.problems import Problem, count
from build_tools.rules.house import House
from build_tools.rules.references import unknown_name

CONTACTS = "content/contacts.yaml"
SITE = "content/site.yaml"
TOPICS = "content/topics.yaml"


def no_twins(house: House) -> Iterator[Problem]:
    """No two guides have the same title."""
    seen: dict[str, str] = {}
    for guide in house.guides.values():
        title = guide.title.casefold()
        if title in seen:
            yield Problem(
                f'"{guide.title}" is also the title of content/{seen[title]}.',
                "Two guides never have the same title: readers could not tell them apart.",
                "Give one of them another title.",
                path=("title",),
                file=f"content/{guide.file}",
            )
        seen.setdefault(title, guide.file)


def some_guide(house: House) -> Iterator[Problem]:
    """There is at least one published guide."""
    unread = len(house.ids.get("guides", ())) - len(house.guides)
    if not unread and not any(guide.status == "published" for guide in house.guides.values()):
        yield Problem(
            "There is no published guide.",
            "A site has at least one.",
            "Add a guide to content/guides, or publish a draft.",
            file="content/guides",
        )


def topics_hold_guides(house: House) -> Iterator[Problem]:
    """Every topic has two guides or more, and names only its own guides first."""
    if not _all_guides_are_placed(house):
        return  # the faults of those guides are told already
    for id_, topic in house.topics.items():
        own = [guide.slug for guide in house.guides.values() if guide.topic == id_]
        drafts = [slug for slug in own if house.guides[slug].status != "published"]
        if len(own) - len(drafts) < 2:
            yield Problem(
                f"This topic has {count(len(own) - len(drafts), 'published guide')}.",
                "A topic has two guides or more.",
                "Add a guide, or move its guide to another topic.",
                path=(id_,),
                file=TOPICS,
            )
        for position, slug in enumerate(topic.first):
            if slug not in own:
                yield _not_its_own(id_, position, slug, own)


def _all_guides_are_placed(house: House) -> bool:
    read = bool(house.guides) and len(house.guides) == len(house.ids.get("guides", ()))
    return read and all(guide.topic in house.topics for guide in house.guides.values())


def _not_its_own(topic: str, position: int, slug: str, own: list[str]) -> Problem:
    path = (topic, "first", position)
    problem = unknown_name(path, "guides", slug, tuple(own))
    return Problem(
        f'"{slug}" is not a guide of this topic.', "", problem.try_, path=path, file=TOPICS
    )


def contacts_are_proved(house: House) -> Iterator[Problem]:
    """A contact is confirmed by a named post on a day, or by public pages.

    `confirmed: sources` needs two sources of different publishers, or one that the council itself
    publishes. `confirmed: council` needs `confirmed_by` and `confirmed_on`.
    """
    for id_, contact in house.contacts.items():
        found = _proof_problem(contact, house)
        if found:
            yield Problem(*found, path=(id_, "confirmed"), file=CONTACTS)
        if contact.is_printable and not contact.ways:
            yield Problem(
                f'"{id_}" has no phone, text, email or url.',
                "A contact that is confirmed can be reached.",
                'Fill one in, or write "confirmed: no".',
                path=(id_,),
                file=CONTACTS,
            )


def _proof_problem(contact: Contact, house: House) -> tuple[str, str, str] | None:
    by_council = contact.confirmed == "council"
    if by_council and not (contact.confirmed_by and contact.confirmed_on):
        return (
            "This says that the council confirmed it, and not which post or when.",
            'With "confirmed: council" stand confirmed_by (a post) and confirmed_on (a day).',
            "Fill both in once somebody has rung the number.",
        )
    if contact.confirmed_on and contact.confirmed_on > house.today:
        return (
            f"{contact.confirmed_on.isoformat()} has not come yet.",
            "A check has a day in the past, or today.",
            "Look at the year and the month.",
        )
    if contact.confirmed == "sources" and not _is_proved(contact, house):
        return (
            "Too few sources stand behind this contact.",
            "It needs two sources of different publishers, or one that the council publishes.",
            'Add a source, or write "confirmed: no".',
        )
    return None


def _is_proved(contact: Contact, house: House) -> bool:
    if "sources" not in house.ids or any(id_ not in house.sources for id_ in contact.sources):
        return True  # said by another rule
    publishers = {house.sources[id_].publisher for id_ in contact.sources}
    return len(publishers) > 1 or bool(house.site and house.site.council in publishers)


def registers_name_what_exists(house: House) -> Iterator[Problem]:
    """Registers name sources, contacts, guides and topics that exist."""
    for id_, contact in house.contacts.items():
        yield from _named(house, CONTACTS, (id_, "sources"), "sources", contact.sources)
    if house.site:
        yield from _named(house, SITE, ("act_now",), "contacts", house.site.act_now)
        topic = house.site.act_now_topic
        if topic not in house.ids.get("topics", (topic,)):
            known = house.ids["topics"]
            problem = unknown_name(("act_now_topic",), "topics", topic, known)
            yield problem.at(SITE, None)
    yield from _held_back(house)


def _held_back(house: House) -> Iterator[Problem]:
    known = {*house.ids.get("guides", ()), *house.ids.get("contacts", ())}
    if not {"guides", "contacts"} <= set(house.ids):
        return
    for id_, question in house.to_confirm.items():
        for position, name in enumerate(question.holds_back):
            if name not in known | {"pledge"}:
                yield unknown_name(
                    (id_, "holds_back", position), "contacts", name, tuple(sorted(known))
                ).at("content/to-confirm.yaml", None)


def _named(
    house: House, file: str, path: tuple[str, ...], register: str, names: tuple[str, ...]
) -> Iterator[Problem]:
    known = house.ids.get(register)
    for position, name in enumerate(names):
        if known is not None and name not in known:
            yield unknown_name((*path, position), register, name, known).at(file, None)


def home_can_be_rung(house: House) -> Iterator[Problem]:
    """The contacts that home opens with are confirmed and have a phone number."""
    for position, id_ in enumerate(house.site.act_now if house.site else ()):
        contact = house.contacts.get(id_)
        if contact and not (contact.is_printable and contact.phone):
            yield Problem(
                f'"{id_}" has no confirmed phone number.',
                "Home opens with numbers that can be rung.",
                "Name another contact.",
                path=("act_now", position),
                file=SITE,
            )


def approval_is_not_ahead(house: House) -> Iterator[Problem]:
    """The council's approval has a day in the past, or today."""
    approval = house.site.approval if house.site else None
    if approval and approval.on > house.today:
        yield Problem(
            f"{approval.on.isoformat()} has not come yet.",
            "An approval has a day in the past, or today.",
            "Look at the year and the month.",
            path=("approval", "on"),
            file=SITE,
        )


def recommendations_lead_somewhere(house: House) -> Iterator[Problem]:
    """Every page that is said to serve a recommendation exists."""
    fixed = {"pledge/", "pledge/easy-to-read/", "pledge/for-councillors/", "pledge/poster/"}
    fixed |= {"contacts/", "words/", "a-to-z/", "whats-new/", "about/", "how-we-check/"}
    guides = {f"guides/{slug}/" for slug in house.ids.get("guides", ())}
    known = fixed | guides | {f"topics/{slug}/" for slug in house.ids.get("topics", ())}
    for number, item in enumerate(house.review.recommendations if house.review else ()):
        for position, address in enumerate(item.served_by):
            if address not in known:
                yield Problem(
                    f'There is no page "{address}".',
                    "A page is named by its address: guides/the-mash/ or pledge/.",
                    "Look at the address of the page in a browser.",
                    path=("recommendations", number, "served_by", position),
                    file="content/recommendations.yaml",
                )
