"""Text values become the model; whatever is missing, unknown or wrong becomes a problem."""

from build_tools.shaping.guides import shape_guide
from build_tools.shaping.shapes import slug_of
from build_tools.shaping.things import shape, shape_each, validated

__all__ = ["shape", "shape_each", "shape_guide", "slug_of", "validated"]
