"""What the heading of a section says when its label is repeated."""

from __future__ import annotations

from perftui.model import Section
from perftui.taxonomy import taxonomy


def repeated_level2(section: Section) -> str | None:
    """The level 2 of the form that stands in the place of level 1 too, or `None`."""
    if section.level1[:1] != section.level2[:1]:
        return None
    tree = taxonomy()
    level2 = tree.level2(section.level2)
    return level2 if level2 == tree.level2(section.level1) else None
