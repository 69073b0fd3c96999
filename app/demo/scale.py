"""How much demo data there is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scale:
    """A size of the demo cluster. `employers` includes schools, kindergartens and others.

    One of `per_contract` students has a target contract; a round of awards has `nominations`.
    """

    name: str
    employers: int
    students: int
    group_size: int = 22
    per_contract: int = 25
    offers: int = 5
    nominations: int = 5


SCALES = {
    scale.name: scale
    for scale in (
        Scale("small", employers=16, students=88),
        Scale("college", employers=80, students=600),
        Scale(
            "region",
            employers=5_000,
            students=50_000,
            per_contract=10,
            offers=600,
            nominations=300,
        ),
    )
}
