"""Data as the text of a file, and its JSON Schema."""

from __future__ import annotations

import json

from build_tools.data.fields import Data


def as_json(data: Data) -> str:
    """Return data as readable JSON. What is not known is `null`: no field is ever left out."""
    return json.dumps(data.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def schema_of(model: type[Data]) -> str:
    """Return the JSON Schema of what `as_json` makes of a model."""
    schema = model.model_json_schema(mode="serialization")
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**draft, **schema}, ensure_ascii=False, indent=1) + "\n"
