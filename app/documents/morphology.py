"""The dictionary of Russian words, opened by the first paper that asks."""

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer


@lru_cache(maxsize=1)
def morphology() -> "MorphAnalyzer":
    """It takes a tenth of a second and 20 MB, so that the site starts without it."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
