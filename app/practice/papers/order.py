"""The order on practice: what it says of a period, and what one that amends it changes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from app.documents.names import Case, initials, parse_name
from app.documents.practice_forms import PRACTICE_ORDER
from app.documents.signatories import college_signature
from app.documents.snapshot import Snapshot, take_snapshot
from app.practice.models import Distribution, Placement, PracticePeriod
from app.practice.papers import wording
from app.practice.papers.facts import PeriodFacts, place_of, responsible_words
from app.practice.papers.models import PracticeOrder
from app.practice.papers.rules import OrderTerms, RollChange, lines_of
from app.practice.registry.models import PracticeBase
from app.students.models import Student

NOWHERE = "—"


@dataclass(frozen=True)
class OrderContents:
    """Who goes where, and against an earlier order whom that changes."""

    placements: Sequence[Placement]
    facts: PeriodFacts
    distribution: Distribution | None = None
    amends: PracticeOrder | None = None
    changes: Sequence[RollChange] = ()
    students: Mapping[int, Student] = field(default_factory=dict)
    bases: Mapping[int, PracticeBase] = field(default_factory=dict)


def default_preamble(period: PracticePeriod) -> str:
    """Return what an order stands on unless somebody says otherwise."""
    return _(
        "В соответствии с учебным планом и календарным учебным графиком, в целях организации "
        "практической подготовки обучающихся"
    )


def snapshot_of_order(
    contents: OrderContents, terms: OrderTerms, *, number: str, is_draft: bool = False
) -> Snapshot:
    """Return what an order says, as of now."""
    period, amends = contents.facts.period, contents.amends
    values: dict[str, Any] = {
        "number": number,
        "draft": _("Проект") if is_draft else "",
        "title": _title(period, amends),
        "preamble": terms.preamble.strip() or default_preamble(period),
        "points": _numbered(_amending(contents, terms) if amends else _sending(contents, terms)),
        "groups": [] if amends else list(_groups(contents)),
        "basis": [{"text": line} for line in _basis(contents, terms)],
        "agreed": [{"post": line} for line in lines_of(terms.agreed)],
        "familiar": [{"name": name} for name in _familiar(contents.facts)],
        "annex": "" if amends else _("Список студентов по базам практики"),
        "bases": [] if amends else list(_bases(contents)),
        "changes": list(_changes(contents)),
        **college_signature(terms.signed_on),
    }
    return take_snapshot(PRACTICE_ORDER, values, date=terms.signed_on)


def _title(period: PracticePeriod, amends: PracticeOrder | None) -> str:
    if amends:
        return _(
            "О внесении изменений в приказ %(which)s",
            which=wording.numbered(amends.number, amends.signed_on),
        )
    practice = wording.practice_in(Case.ACCUSATIVE, period.kind)
    return _("О направлении студентов на %(practice)s", practice=practice)


def _sending(contents: OrderContents, terms: OrderTerms) -> Iterator[str]:
    period = contents.facts.period
    module = _(", %(module)s", module=period.module) if period.module else ""
    hours = _(", %(hours)s ч.", hours=period.hours) if period.hours else ""
    yield _(
        "Направить на %(practice)s%(module)s%(hours)s %(dates)s студентов групп, названных "
        "в таблице, на базы практики по списку (приложение).",
        practice=wording.practice_in(Case.ACCUSATIVE, period.kind),
        module=module,
        hours=hours,
        dates=wording.dates_in_words(period),
    )
    yield _("Назначить руководителями практики от колледжа преподавателей, названных в таблице.")
    yield _(
        "Руководителям практики: до начала практики провести инструктаж и выдать студентам "
        "направления и индивидуальные задания; во время практики посещать базы и вести учёт "
        "посещения; после окончания практики провести аттестацию."
    )
    yield _control(terms)


def _amending(contents: OrderContents, terms: OrderTerms) -> Iterator[str]:
    amends = contents.amends
    assert amends is not None  # noqa: S101 - the caller chose by it
    yield _(
        "Изменить список студентов по базам практики (приложение к приказу %(which)s): "
        "направить студентов согласно таблице.",
        which=wording.numbered(amends.number, amends.signed_on),
    )
    yield _("В остальном приказ оставить без изменений.")
    yield _("Руководителям практики ознакомить с изменениями студентов и базы практики.")
    yield _control(terms)


def _control(terms: OrderTerms) -> str:
    name = parse_name(terms.control_name) if terms.control_name.strip() else None
    return wording.control_words(name, terms.control_post, terms.control_words)


def _numbered(points: Iterator[str]) -> list[dict[str, str]]:
    return [{"number": str(at), "text": text} for at, text in enumerate(points, start=1)]


def _groups(contents: OrderContents) -> Iterator[dict[str, str]]:
    counts = Counter(one.student.group_id for one in contents.placements)
    groups = {one.student.group_id: one.student.group for one in contents.placements}
    for group in sorted(groups.values(), key=lambda one: (one.name_key, one.id)):
        yield {
            "group": group.name,
            "course": str(group.course),
            "speciality": wording.speciality_words(group.speciality),
            "students": str(counts[group.id]),
            "supervisor": contents.facts.supervisor(group.id),
        }


def _basis(contents: OrderContents, terms: OrderTerms) -> Iterator[str]:
    if terms.reason.strip():
        yield terms.reason.strip()
    bases = {place_of(one).base_id: place_of(one).base for one in contents.placements}
    if contents.changes:
        touched = {change.after for change in contents.changes}
        bases = {key: base for key, base in bases.items() if key in touched}
    told = (
        (base.organization.short_name, contents.facts.agreement(base)) for base in bases.values()
    )
    yield from sorted({f"{words} ({name})" for name, words in told if words})
    if contents.distribution and not contents.amends:
        yield _(
            "распределение студентов по базам практики, контрольная сумма %(digest)s",
            digest=contents.distribution.digest,
        )


def _familiar(facts: PeriodFacts) -> list[str]:
    names = (one.name for one in facts.supervisors.values())
    return sorted({initials(parse_name(name), last_first=False) for name in names})


def _bases(contents: OrderContents) -> Iterator[dict[str, Any]]:
    for _key, group in groupby(contents.placements, key=lambda one: place_of(one).base_id):
        rows = list(group)
        base = place_of(rows[0]).base
        yield {
            "base": wording.base_words(base),
            "address": wording.address_words(base),
            "agreement": contents.facts.agreement(base),
            "responsible": responsible_words(place_of(one) for one in rows),
            "rows": [
                {
                    "number": str(at),
                    "name": one.student.full_name,
                    "group": one.student.group.name,
                }
                for at, one in enumerate(rows, start=1)
            ],
        }


def _changes(contents: OrderContents) -> Iterator[dict[str, str]]:
    for at, change in enumerate(contents.changes, start=1):
        student = contents.students[change.student_id]
        yield {
            "number": str(at),
            "name": student.full_name,
            "group": student.group.name,
            "before": _base_or_none(contents, change.before),
            "after": _base_or_none(contents, change.after),
        }


def _base_or_none(contents: OrderContents, base_id: int | None) -> str:
    return wording.base_words(contents.bases[base_id]) if base_id else NOWHERE
