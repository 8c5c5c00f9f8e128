"""What the model found wrong with a value: where it is, and what is known of its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from build_tools.problems import PathPart, meant

Model = type[BaseModel]
NOT_IN_THE_FORM = ("slug", "body")


@dataclass(frozen=True)
class Fault:
    """One fault of a value: its kind (pydantic's word), the value, and where it is."""

    kind: str
    path: tuple[PathPart, ...]
    value: Any
    model: Model
    context: Mapping[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The field's name, or the name somebody gave it."""
        return [part for part in self.path if isinstance(part, str)][-1]

    @property
    def known(self) -> tuple[str, ...]:
        """The names of the fields that may be beside it."""
        return fields_of(model_at(self.path[:-1], self.model))

    @property
    def description(self) -> str:
        """What the field holds, as editors read it."""
        info = self._info
        return (info.description or "").replace("`", '"') if info else ""

    @property
    def is_required(self) -> bool:
        """Whether the field must be filled in. A line of a list can always be deleted."""
        return bool(self.path[-1] == self.name and self._info and self._info.is_required())

    @property
    def _info(self) -> FieldInfo | None:
        names = [part for part in self.path if isinstance(part, str)]
        return model_at(tuple(names[:-1]), self.model).model_fields.get(names[-1])

    @property
    def reads_as_a_sentence(self) -> bool:
        """Whether an unknown name is the beginning of a sentence that has a colon in it."""
        return self.kind == "extra_forbidden" and " " in self.name and not self.right_name

    @cached_property
    def right_name(self) -> str:
        """The known name that is nearest to this one, or nothing."""
        return meant(self.name, self.known)


def faults_of(errors: Sequence[ErrorDetails], model: Model) -> list[Fault]:
    """Return what pydantic found, without what follows from something else it found."""
    faults = [
        Fault(error["type"], tuple(error["loc"]), error["input"], model, error.get("ctx", {}))
        for error in errors
    ]
    return [fault for fault in faults if not _follows(fault, faults)]


def _follows(fault: Fault, faults: Iterable[Fault]) -> bool:
    """Whether a field is missing because its name is mistyped, or a list short by a fault in it."""
    if fault.kind == "missing":
        beside = [other for other in faults if other.path[:-1] == fault.path[:-1]]
        return any(_is_meant_by(fault, other) for other in beside)
    if fault.kind == "too_short":
        depth = len(fault.path)
        return any(o.path[:depth] == fault.path and len(o.path) > depth for o in faults)
    return False


def _is_meant_by(missing: Fault, other: Fault) -> bool:
    if other.kind != "extra_forbidden":
        return False
    in_a_list = len(other.path) > 1
    return other.right_name == missing.name or (in_a_list and other.reads_as_a_sentence)


def fields_of(model: Model) -> tuple[str, ...]:
    """Return the names of the fields that an editor may fill in."""
    return tuple(name for name in model.model_fields if name not in NOT_IN_THE_FORM)


def model_at(path: Sequence[PathPart], model: Model) -> Model:
    """Return the model that a path leads to, through lists and fields."""
    for part in path:
        if isinstance(part, str):
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: Any) -> Model | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in getattr(annotation, "__args__", ()))
    return next((found for found in inner if found), None)
