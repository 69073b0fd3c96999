"""Need for staff, seats at fairs and those who finish, by year."""

from typing import Any

from sqlalchemy import extract, func, select

from app.extensions import db
from app.jobfair.enums import VacancyState
from app.jobfair.models import Fair, Vacancy
from app.outcomes.analysis.demand import YearFigures
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup
from app.surveys.models import Forecast, ForecastLine, ForecastReply

_FINISH = (StudentState.STUDYING, StudentState.ON_LEAVE, StudentState.GRADUATED)
_POSTED = (VacancyState.APPROVED, VacancyState.FILLED)


def years_of_demand(*, speciality: str = "") -> list[YearFigures]:
    """Return each year with its graduates, who is still to finish among them.

    The need is what the newest forecast of a year says; each organization's number counts once.
    """
    graduates = _by_year(_finishing(speciality))
    need, seats = _by_year(_needed(speciality)), _by_year(_seats(speciality))
    return [
        YearFigures(year, graduates.get(year, 0), need.get(year), seats.get(year))
        for year in sorted({*graduates, *need, *seats})
    ]


def _by_year(statement: Any) -> dict[int, int]:
    return {int(year): int(count) for year, count in db.session.execute(statement)}


def _finishing(speciality: str) -> Any:
    statement = (
        select(StudyGroup.graduation_year, func.count())
        .join(Student, Student.group_id == StudyGroup.id)
        .where(Student.state.in_(_FINISH))
        .group_by(StudyGroup.graduation_year)
    )
    return _of(statement, StudyGroup.speciality_id, speciality)


def _needed(speciality: str) -> Any:
    newest = (
        select(func.max(Forecast.id))
        .where(Forecast.first_year <= ForecastLine.year, Forecast.last_year >= ForecastLine.year)
        .correlate(ForecastLine)
        .scalar_subquery()
    )
    statement = (
        select(ForecastLine.year, func.sum(ForecastLine.number))
        .join(ForecastReply, ForecastReply.id == ForecastLine.reply_id)
        .where(ForecastReply.forecast_id == newest)
        .group_by(ForecastLine.year)
    )
    return _of(statement, ForecastLine.speciality_id, speciality)


def _seats(speciality: str) -> Any:
    year = extract("year", Fair.held_on)
    statement = (
        select(year, func.sum(Vacancy.seats))
        .join(Vacancy, Vacancy.fair_id == Fair.id)
        .where(Vacancy.state.in_(_POSTED))
        .group_by(year)
    )
    return _of(statement, Vacancy.speciality_id, speciality)


def _of(statement: Any, column: Any, speciality: str) -> Any:
    if not speciality:
        return statement
    return statement.where(column.in_(select(Speciality.id).where(Speciality.code == speciality)))
