"""Enumerations that carry their Russian label and the tone of their chip."""

from enum import StrEnum
from typing import Self

from flask_babel import LazyString


class LabelledEnum(StrEnum):
    """A stored English value with a label for people and a tone for its chip.

    Members are written `DRAFT = "draft", _l("Черновик"), "idle"`; the tone is one of
    done, go, soon, late, idle, none (nobody knows) and may be left out.
    """

    label: LazyString | str
    tone: str

    def __new__(cls, value: str, label: LazyString | str = "", tone: str = "idle") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.tone = tone
        return member

    @classmethod
    def pairs(cls) -> list[tuple[str, LazyString | str]]:
        """Return (value, label) pairs, in the order people read them."""
        return [(member.value, member.label) for member in cls]
