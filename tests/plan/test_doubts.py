"""Whether a document is perhaps somebody else's plan."""

import pytest

from app.plan.rules.doubts import Doubt, doubts_of

OURS = ("ГБПОУ «Шахтёрский педагогический колледж»", "", "")
OTHER, NEW, MANY = Doubt.OTHER_COLLEGE, Doubt.ALMOST_NEW, Doubt.WITHDRAWS_MANY


@pytest.mark.parametrize(
    ("said", "doubts"),
    [
        ("", ()),
        ("ГБПОУ «Шахтёрский педагогический колледж»", ()),
        ("ГОСУДАРСТВЕННОЕ УЧРЕЖДЕНИЕ «ШАХТЕРСКИЙ ПЕДАГОГИЧЕСКИЙ КОЛЛЕДЖ»", ()),
        ("ГБПОУ «Приморский техникум»", (OTHER,)),
        ("ГБПОУ «Горловский медицинский колледж»", (OTHER,)),
    ],
)
def test_the_college_of_the_letterhead(said: str, doubts: tuple[Doubt, ...]) -> None:
    assert doubts_of(said=said, known=OURS, kept=9, before=9, after=9) == doubts
    assert doubts_of(said=said, known=("", "", ""), kept=9, before=9, after=9) == ()


@pytest.mark.parametrize(
    ("kept", "before", "after", "doubts"),
    [
        (0, 0, 30, ()),
        (0, 4, 4, (MANY,)),
        (0, 35, 30, (NEW,)),
        (6, 35, 30, (MANY,)),
        (3, 35, 30, (NEW,)),
        (3, 35, 4, (MANY,)),  # a few of our own items: many go, but it is ours
        (28, 35, 30, ()),
        (27, 35, 40, (MANY,)),
    ],
)
def test_how_much_is_in_common(
    kept: int, before: int, after: int, doubts: tuple[Doubt, ...]
) -> None:
    assert doubts_of(said="", known=OURS, kept=kept, before=before, after=after) == doubts
