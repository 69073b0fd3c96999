"""What the address of a page of the plan asks for."""

from collections.abc import Mapping

from flask import request

from app.base import clock
from app.deadlines.academic_year import AcademicYear

SAME = "same_"


def requested_year() -> AcademicYear:
    """Read `?year=2023-2024`; anything else is the academic year of today."""
    try:
        return AcademicYear.parse(request.args.get("year", ""))
    except ValueError:
        return AcademicYear.containing(clock.today())


def same_items(answers: Mapping[str, str]) -> dict[int, int] | None:
    """Read what a person said of items that would be gone: id → place in the document.

    None where nothing was asked; what is no number says no.
    """
    asked = {name: value for name, value in answers.items() if name.startswith(SAME)}
    if not asked:
        return None
    pairs = ((name.removeprefix(SAME), value) for name, value in asked.items())
    return {int(id_): int(at) for id_, at in pairs if id_.isdecimal() and at.isdecimal()}
