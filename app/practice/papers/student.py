"""What a student takes along: each paper by its name, from what is stored today."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.cluster import cluster
from app.base.typography import day_short
from app.documents.catalog import get_form
from app.documents.names import Case, initials, parse_name
from app.documents.practice_forms import PRACTICE_DIRECTION
from app.documents.signatories import college_signature
from app.documents.snapshot import Snapshot, take_snapshot
from app.practice.models import Placement
from app.practice.papers import wording
from app.practice.papers.enums import StudentPaper
from app.practice.papers.facts import PeriodFacts, place_of, responsible_for
from app.practice.papers.rules import days_of_practice, lines_of, works_of
from app.practice.papers.wording import name_of, person_words


def snapshot_of_direction(
    placement: Placement, facts: PeriodFacts, *, number: str, on: date, student: str = ""
) -> Snapshot:
    """Return the direction of a student; `student` is a spelling of the name by hand."""
    values = {
        "number": number,
        **_trained(placement, facts),
        "title": _(
            "Направление на %(practice)s",
            practice=wording.practice_in(Case.ACCUSATIVE, facts.period.kind),
        ),
        "student": wording.student_phrase(placement.student, student),
        "supervisor_phone": facts.supervisor_phone(placement.student.group_id),
        "agreement": facts.agreement(place_of(placement).base),
        **college_signature(on),
    }
    return take_snapshot(PRACTICE_DIRECTION, values, date=on)


def snapshot_of_paper(
    kind: StudentPaper, placement: Placement, facts: PeriodFacts, *, on: date
) -> Snapshot:
    """Return a paper that is printed from today's records: all but the direction."""
    values = {**_trained(placement, facts), **_BUILDERS[kind](placement, facts)}
    return take_snapshot(get_form(kind.value), values, date=on)


def _trained(placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    student, place, period = placement.student, place_of(placement), facts.period
    return {
        "student_name": student.full_name,
        "group": student.group.name,
        "course": str(student.group.course),
        "speciality": wording.speciality_words(student.group.speciality),
        "module": period.module,
        "dates": wording.dates_in_words(period),
        "hours": wording.hours_of(period),
        "base": wording.base_words(place.base),
        "address": wording.address_words(place.base),
        "college_supervisor": facts.supervisor(student.group_id),
        "base_supervisor": person_words(*responsible_for(place)),
    }


def _signing(placement: Placement, facts: PeriodFacts) -> dict[str, str]:
    name, _post = responsible_for(place_of(placement))
    return {
        "college_initials": facts.supervisor_initials(placement.student.group_id),
        "base_initials": initials(parse_name(name), last_first=False) if name else "",
    }


def _task(placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    tasks = _programme_lines(placement, facts, "tasks")
    return {
        "title": _(
            "Индивидуальное задание на %(practice)s",
            practice=wording.practice_in(Case.ACCUSATIVE, facts.period.kind),
        ),
        "tasks": [{"number": str(at), "text": text} for at, text in enumerate(tasks, start=1)],
        "competences": _competences(placement, facts),
        "student_initials": initials(name_of(placement.student), last_first=False),
        **_signing(placement, facts),
    }


def _diary(placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    period = facts.period
    days = days_of_practice(period.starts_on, period.ends_on, period.weekdays, facts.moved)
    works = facts.course.works.get(placement.id, {})
    return {
        "title": _(
            "Дневник %(practice)s", practice=wording.practice_in(Case.GENITIVE, period.kind)
        ),
        "days": [
            {"day": day_short(one), "work": works.get(one, ""), "mark": ""}
            for one in sorted({*days, *works})
        ],
        "town_and_year": _town_and_year(period.ends_on),
        **_signing(placement, facts),
    }


def _attestation(placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    works = works_of("\n".join(_programme_lines(placement, facts, "works")))
    return {
        "title": _(
            "Аттестационный лист по %(practice)s",
            practice=wording.practice_in(Case.DATIVE, facts.period.kind),
        ),
        "works": [
            {"number": str(at), "text": one.text, "hours": one.hours, "quality": ""}
            for at, one in enumerate(works, start=1)
        ],
        "competences": _competences(placement, facts),
        "grade": _grade(placement, facts),
        **_signing(placement, facts),
    }


def _characteristic(placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    return {
        "title": _(
            "Характеристика по итогам %(practice)s",
            practice=wording.practice_in(Case.GENITIVE, facts.period.kind),
        ),
        "reference": _reference(placement, facts),
        "competences": _competences(placement, facts),
        "grade": "",
        "base_initials": _signing(placement, facts)["base_initials"],
    }


def _report_title(placement: Placement, facts: PeriodFacts) -> dict[str, Any]:
    return {
        "title": _(
            "Отчёт о прохождении %(practice)s",
            practice=wording.practice_in(Case.GENITIVE, facts.period.kind),
        ),
        "grade": _grade(placement, facts),
        "town_and_year": _town_and_year(facts.period.ends_on),
        **_signing(placement, facts),
    }


def _grade(placement: Placement, facts: PeriodFacts) -> str:
    result = facts.course.results.get(placement.id)
    return str(result.grade.label) if result and result.grade else ""


def _reference(placement: Placement, facts: PeriodFacts) -> list[str]:
    """Return what the base wrote; nothing yet leaves lines for its pen."""
    found = facts.course.references.get(placement.id)
    said = (found.text, found.competences, found.conclusion) if found else ()
    return [line for words in said for line in lines_of(words)]


def _competences(placement: Placement, facts: PeriodFacts) -> list[dict[str, str]]:
    return [{"text": line} for line in _programme_lines(placement, facts, "competences")]


def _programme_lines(placement: Placement, facts: PeriodFacts, field: str) -> Sequence[str]:
    programme = facts.programmes.get(placement.student.group.speciality_id)
    return lines_of(getattr(programme, field)) if programme else []


def _town_and_year(last: date) -> str:
    return ", ".join(filter(None, (cluster().letterhead["town"], str(last.year))))


_BUILDERS: Mapping[StudentPaper, Callable[[Placement, PeriodFacts], dict[str, Any]]] = {
    StudentPaper.TASK: _task,
    StudentPaper.DIARY: _diary,
    StudentPaper.ATTESTATION: _attestation,
    StudentPaper.CHARACTERISTIC: _characteristic,
    StudentPaper.REPORT_TITLE: _report_title,
}
