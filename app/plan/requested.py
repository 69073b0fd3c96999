"""What the address of a page of the plan asks for."""

from flask import request

from app.base import clock
from app.deadlines.academic_year import AcademicYear


def requested_year() -> AcademicYear:
    """Read `?year=2023-2024`; anything else is the academic year of today."""
    try:
        return AcademicYear.parse(request.args.get("year", ""))
    except ValueError:
        return AcademicYear.containing(clock.today())
