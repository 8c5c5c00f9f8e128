"""Which names of other things a part of the content holds, as the types of its fields say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from build_tools.model.values import Part, Ref


class Reference(NamedTuple):
    """A name that leads to an entry of a register: where it is, the register, and the name."""

    path: tuple[str | int, ...]
    register: str
    id: str


def references(part: Part, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Yield every name that a part holds, its own parts included; `path` leads to the part."""
    for name, register in _fields_with_names(type(part)):
        value = getattr(part, name)
        for place, one in _each(value, (*path, name)):
            if isinstance(one, Part):
                yield from references(one, place)
            elif one:
                yield Reference(place, register, one)


def register_of(model: type[Part], field: str) -> str:
    """Return the register whose names a field holds, or nothing."""
    return _register_in(model.model_fields[field].rebuild_annotation())


def _each(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, tuple):
        for position, item in enumerate(value):
            yield (*path, position), item
    else:
        yield path, value


@cache
def _fields_with_names(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """Return the fields that hold names, or parts that do, each with its register."""
    found = []
    for field in model.model_fields:
        register = register_of(model, field)
        inner = _parts_in(model.model_fields[field].annotation)
        if register or any(_fields_with_names(part) for part in inner):
            found.append((field, register))
    return tuple(found)


def _register_in(annotation: Any) -> str:
    inner, *marks = get_args(annotation) if get_origin(annotation) is Annotated else (annotation,)
    registers = [mark.register for mark in marks if isinstance(mark, Ref)]
    registers += [_register_in(part) for part in get_args(inner)]
    return next(filter(None, registers), "")


def _parts_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for part in get_args(annotation):
        yield from _parts_in(part)
