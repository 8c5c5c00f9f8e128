"""What an officer writes below a guide's form: paragraphs and lists, and nothing cleverer."""

from __future__ import annotations

from build_tools.model.values import Part


class Span(Part):
    """A run of words that look the same: plain, bold, emphasised or a link. `line` is its own."""

    text: str
    bold: bool = False
    emphasis: bool = False
    link: str = ""
    line: int = 1


def text_of(spans: tuple[Span, ...]) -> str:
    """Return the plain words of a paragraph or bullet."""
    return "".join(span.text for span in spans)


class Block(Part):
    """A paragraph (one item), or a list (an item for each bullet)."""

    items: tuple[tuple[Span, ...], ...]
    is_list: bool = False
    is_numbered: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The plain words of each item."""
        return tuple(text_of(item) for item in self.items)


class Body(Part):
    """The part of a guide called "What to know"."""

    blocks: tuple[Block, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The plain words of each paragraph and bullet, in order."""
        return tuple(text for block in self.blocks for text in block.texts)

    @property
    def items(self) -> tuple[tuple[Span, ...], ...]:
        """Every paragraph and bullet, in order."""
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def links(self) -> tuple[tuple[str, int], ...]:
        """Every link with its line, in order."""
        return tuple((span.link, span.line) for item in self.items for span in item if span.link)
