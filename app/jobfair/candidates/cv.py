"""A student's CV: what the site knows, the own words, as an employer sees it and as a paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.phones import format_phone
from app.base.typography import day
from app.documents.cv_form import CANDIDATE_CV
from app.documents.snapshot import PaperFormat, Snapshot, render_snapshot, take_snapshot
from app.jobfair.candidates.rules import ProfileTerms, parts_of
from app.students.cv import CvLine, CvPart, lines_by_part
from app.students.models import Student


@dataclass(frozen=True)
class Cv:
    """A CV as one reader sees it; `contacts` are there for who may have them."""

    name: str
    speciality: str
    course: str
    wishes: Sequence[tuple[str, str]]
    about: Sequence[str]
    skills: Sequence[str]
    parts: Sequence[tuple[CvPart, Sequence[CvLine]]]
    contacts: Sequence[tuple[str, str]] = ()


def cv_of(student: Student, terms: ProfileTerms, *, with_contacts: bool = False) -> Cv:
    """Return the CV of a student as the own choice shows it; who reads it was asked before."""
    shown = parts_of(terms)
    known = lines_by_part(student)
    return Cv(
        name=student.full_name,
        speciality=str(student.group.speciality),
        course=_course_of(student),
        wishes=_wishes(terms),
        about=_lines(terms.about),
        skills=_lines(terms.skills),
        parts=[
            (part, _marked(lines, terms))
            for part, lines in known.items()
            if part in shown and lines
        ],
        contacts=_contacts(student) if with_contacts else (),
    )


def render_cv(cv: Cv, file_format: PaperFormat, *, on: date) -> bytes:
    """Return a CV as a file; raises DocumentError when a sign of it cannot be printed."""
    return render_snapshot(_snapshot(cv, on=on), file_format)


def _snapshot(cv: Cv, *, on: date) -> Snapshot:
    values: Mapping[str, Any] = {
        "name": cv.name,
        "speciality": cv.speciality,
        "course": cv.course,
        "wishes": [{"label": label, "value": value} for label, value in cv.wishes],
        "contacts": [{"label": label, "value": value} for label, value in cv.contacts],
        "about": [{"text": one} for one in cv.about],
        "skills": [{"text": one} for one in cv.skills],
        "parts": [
            {"title": str(part.label), "rows": [_row(line) for line in lines]}
            for part, lines in cv.parts
        ],
    }
    return take_snapshot(CANDIDATE_CV, values, date=on)


def _row(line: CvLine) -> dict[str, Any]:
    return {
        "title": line.title,
        "when": line.when,
        "detail": line.detail,
        "mark": line.mark,
        "words": line.words,
    }


def _course_of(student: Student) -> str:
    group = student.group
    if not student.is_studying:
        return str(_("выпускник %(year)s года", year=group.graduation_year))
    return str(
        _(
            "%(course)s курс, группа %(group)s, выпуск %(year)s года",
            course=group.course,
            group=group.name,
            year=group.graduation_year,
        )
    )


def _wishes(terms: ProfileTerms) -> list[tuple[str, str]]:
    pairs = [
        (_("Где хочет работать"), terms.wanted_town),
        (_("Готов(а) начать"), day(terms.wanted_from) if terms.wanted_from else ""),
        (_("Какая ставка нужна"), str(terms.wanted_share.label)),
    ]
    return [(label, value) for label, value in pairs if value]


def _contacts(student: Student) -> list[tuple[str, str]]:
    pairs = [
        (_("Телефон"), format_phone(student.phone) if student.phone else ""),
        (_("Электронная почта"), student.contact_email or ""),
    ]
    return [(label, value) for label, value in pairs if value]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _marked(lines: Sequence[CvLine], terms: ProfileTerms) -> list[CvLine]:
    return [*lines] if terms.shows_marks else [replace(line, mark="") for line in lines]
