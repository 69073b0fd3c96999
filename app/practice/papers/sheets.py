"""Sheets a base and an accountant understand: what, when, who with whom, lines to sign."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from app.base.sheets import Cell, SheetColumn, write_table
from app.practice.models import Placement, PracticePeriod
from app.practice.papers import wording
from app.practice.papers.facts import PeriodFacts, facts_for, place_of, responsible_for
from app.practice.papers.queries import papers as queries

PEN = "_" * 24


def base_sheet(period: PracticePeriod, placements: Sequence[Placement]) -> bytes:
    """Return who comes to a base: with speciality, course, dates, supervisors, lines to sign."""
    facts = facts_for(period, placements)
    columns = [SheetColumn(heading) for heading in _base_headings()]
    rows = (_student(at, one, facts) for at, one in enumerate(placements, start=1))
    bases = dict.fromkeys(wording.base_words(place_of(one).base) for one in placements)
    return write_table(
        _("Студенты на практике"),
        columns,
        rows,
        notes=[*bases, *_about(period)],
        foot=[
            _("Ответственный от базы практики %(pen)s", pen=PEN),
            _("Руководитель практики от колледжа %(pen)s", pen=PEN),
            _("М.П."),
        ],
    )


def load_sheet(period: PracticePeriod) -> bytes:
    """Return the hours of a period by group and supervisor, with their sum."""
    placements = queries.placements_of(period)
    facts = facts_for(period, placements)
    columns = [SheetColumn(heading) for heading in _load_headings()]
    return write_table(
        _("Нагрузка руководителей практики"),
        columns,
        _load(period, placements, facts),
        notes=_about(period),
        foot=[_("Составил(а) %(pen)s", pen=PEN), _("Проверил(а) %(pen)s", pen=PEN)],
    )


def _about(period: PracticePeriod) -> list[str]:
    hours = _("Объём: %(hours)s ч.", hours=period.hours) if period.hours else ""
    module = _("Модуль: %(module)s", module=period.module) if period.module else ""
    dates = wording.dates_in_words(period)
    return list(filter(None, (f"{period.kind.label}, {dates}", module, hours)))


def _base_headings() -> tuple[str, ...]:
    return (
        _("№"),
        _("Студент"),
        _("Группа"),
        _("Курс"),
        _("Специальность"),
        _("База практики"),
        _("Адрес"),
        _("Начало"),
        _("Окончание"),
        _("Часов"),
        _("Руководитель от колледжа"),
        _("Ответственный от базы"),
        _("Подпись"),
    )


def _student(at: int, placement: Placement, facts: PeriodFacts) -> list[Cell]:
    student, place, period = placement.student, place_of(placement), facts.period
    return [
        at,
        student.full_name,
        student.group.name,
        student.group.course,
        wording.speciality_words(student.group.speciality),
        place.base.name,
        wording.address_words(place.base),
        period.starts_on,
        period.ends_on,
        period.hours,
        facts.supervisor(student.group_id),
        wording.person_words(*responsible_for(place)),
        "",
    ]


def _load_headings() -> tuple[str, ...]:
    return (
        _("Группа"),
        _("Курс"),
        _("Специальность"),
        _("Студентов"),
        _("Баз"),
        _("Начало"),
        _("Окончание"),
        _("Часов на студента"),
        _("Студенто-часов"),
        _("Руководитель от колледжа"),
        _("Должность"),
    )


def _load(
    period: PracticePeriod, placements: Sequence[Placement], facts: PeriodFacts
) -> Iterator[list[Cell]]:
    counts = Counter(one.student.group_id for one in placements)
    bases: dict[int, set[int]] = {}
    for one in placements:
        bases.setdefault(one.student.group_id, set()).add(place_of(one).base_id)
    groups: dict[int, Any] = {one.student.group_id: one.student.group for one in placements}
    for group in sorted(groups.values(), key=lambda one: (one.name_key, one.id)):
        supervisor = facts.supervisors.get(group.id)
        yield [
            group.name,
            group.course,
            group.speciality.code,
            counts[group.id],
            len(bases[group.id]),
            period.starts_on,
            period.ends_on,
            period.hours,
            counts[group.id] * period.hours if period.hours else None,
            supervisor.name if supervisor else None,
            supervisor.position if supervisor else None,
        ]
    total = sum(counts.values())
    hours = total * period.hours if period.hours else None
    yield [_("Итого"), None, None, total, None, None, None, None, hours, None, None]
