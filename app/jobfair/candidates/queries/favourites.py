"""Reading a student's favourites."""

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.extensions import db
from app.jobfair.candidates.models import FavouriteVacancy
from app.jobfair.models import Fair, Vacancy
from app.jobfair.queries.vacancies import CATALOGUE_ORDERS
from app.jobfair.rules import SHOWN_FAIRS, SHOWN_VACANCIES
from app.students.models import Student

FAVOURITE_ORDERS: dict[str, Any] = {
    "added": FavouriteVacancy.added_at,
    "title": CATALOGUE_ORDERS["title"],
}


def list_favourites(student: Student) -> Select[Any]:
    """Select a student's favourites that still stand in a catalogue; the caller orders them."""
    return (
        select(FavouriteVacancy)
        .join(FavouriteVacancy.vacancy)
        .join(Vacancy.fair)
        .where(
            FavouriteVacancy.student_id == student.id,
            Vacancy.state.in_(SHOWN_VACANCIES),
            Fair.state.in_(SHOWN_FAIRS),
        )
        .options(
            joinedload(FavouriteVacancy.vacancy).options(
                joinedload(Vacancy.organization), joinedload(Vacancy.fair)
            )
        )
    )


def count_favourites(student: Student, *, fair_id: int) -> int:
    """Count a student's favourites of one fair."""
    found = list_favourites(student).where(Vacancy.fair_id == fair_id)
    rows = found.order_by(None).with_only_columns(FavouriteVacancy.id).subquery()
    return db.session.scalar(select(func.count()).select_from(rows)) or 0


def favourite_ids(student: Student) -> frozenset[int]:
    """Return the vacancies a student put a star on."""
    ids = select(FavouriteVacancy.vacancy_id).where(FavouriteVacancy.student_id == student.id)
    return frozenset(db.session.scalars(ids))


def find_favourite(student: Student, vacancy: Vacancy) -> FavouriteVacancy | None:
    """Return the star of a student on a vacancy, None when there is none."""
    return db.session.scalar(
        select(FavouriteVacancy).where(
            FavouriteVacancy.student_id == student.id, FavouriteVacancy.vacancy_id == vacancy.id
        )
    )
