"""What practice gives a student's CV: where, what, with which mark; what the base wrote."""

from flask_babel import gettext as _

from app.practice.models import Placement
from app.practice.weeks.queries.cv import PastPractice, practice_of
from app.practice.wording import date_range
from app.students.cv import CvLine, CvPart, CvSource
from app.students.models import Student


def _practice(student: Student) -> list[CvLine]:
    return [_line(one) for one in practice_of(student.id)]


def _line(past: PastPractice) -> CvLine:
    placement, result = past.placement, past.result
    period = placement.period
    hours = result.hours if result and result.hours else period.hours
    told = [str(period.kind.label), period.module, _activity(placement)]
    if hours:
        told.append(_("%(hours)s ч.", hours=hours))
    return CvLine(
        title=_base_of(placement),
        day=period.ends_on,
        when=date_range(period.starts_on, period.ends_on),
        detail=", ".join(filter(None, told)),
        mark=str(result.grade.label) if result and result.grade else "",
    )


def _feedback(student: Student) -> list[CvLine]:
    """Who signed it is not said: a CV goes to strangers."""
    return [
        CvLine(
            title=_base_of(placement),
            day=reference.signed_on,
            when=date_range(placement.period.starts_on, placement.period.ends_on),
            words="\n".join(filter(None, (reference.text, reference.conclusion))),
        )
        for placement, _result, reference in practice_of(student.id)
        if reference
    ]


def _activity(placement: Placement) -> str:
    return placement.place.title if placement.place else ""


def _base_of(placement: Placement) -> str:
    return placement.place.base.name if placement.place else ""


CV = (CvSource(CvPart.PRACTICE, _practice), CvSource(CvPart.FEEDBACK, _feedback))
