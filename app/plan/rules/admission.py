"""Which items of a plan are about admission figures, by the words of their titles."""

import re

_WORDS = re.compile(r"контрольны\w+ цифр|\bкцп\b", re.IGNORECASE)


def is_on_admission(title: str) -> bool:
    """Tell whether an item is about how many students are admitted.

    Contracts on targeted training show there whom employers order: they go with the paper that
    the item asks for and never stand for it.
    """
    return bool(_WORDS.search(title))
