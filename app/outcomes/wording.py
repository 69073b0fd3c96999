"""Words of the monitoring: names of its days, of what is known and why."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _

from app.base.typography import day
from app.outcomes.categories import categories, category_label
from app.outcomes.enums import CutoffKind, OutcomeUrgency
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.outcomes.queries.proposals import OutcomeProposal


def cutoff_title(cutoff: MonitoringCutoff) -> str:
    """Return what a day of the monitoring is called, without the trailing «г.» of a sentence."""
    if cutoff.kind.value == "before":
        return _("Намерения выпуска %(year)d", year=cutoff.last_year)
    return _("Занятость на %(day)s", day=f"{cutoff.day:%d.%m.%Y}")


def years_of(cutoff: MonitoringCutoff) -> str:
    """Return the years of graduation a cut-off covers."""
    if cutoff.first_year == cutoff.last_year:
        return str(cutoff.last_year)
    return f"{cutoff.first_year}–{cutoff.last_year}"


def category_pairs() -> list[tuple[str, str]]:
    """Return (code, label) of the categories in the order of the form."""
    return [(one.code, one.label) for one in categories().values()]


def alone_reason() -> str:
    """Return why what was said first was taken at once."""
    return _("других сведений не было")


def same_reason() -> str:
    """Return why what was said changed nothing."""
    return _("совпадает с записью")


def yes_no(value: bool | None) -> str:
    """Return yes, no, or nothing when nobody said."""
    return "" if value is None else _("да") if value else _("нет")


def said_category(record: Any) -> str:
    """Return the category of a record or of a statement; an employer may only say «not here»."""
    if record.category:
        return str(record.category_label)
    return _("нет сведений") if isinstance(record, GraduateOutcome) else _("здесь не работает")


def standing_words(outcome: GraduateOutcome) -> str:
    """Return how a graduate stands; before graduation a plan is what one can have."""
    if outcome.standing is OutcomeUrgency.SETTLED and outcome.cutoff.kind is CutoffKind.BEFORE:
        known = categories().get(outcome.category or "")
        return _("есть планы") if known and known.is_plan else str(outcome.standing.label)
    return str(outcome.standing.label)


def facts_of(record: Any) -> list[tuple[str, str]]:
    """Return (name, value) of what a record or a statement says, for a page."""
    contract = " ".join(filter(None, (record.contract_number, _on(record.contract_on))))
    return [
        (_("Категория"), said_category(record)),
        (_("Работодатель"), record.employer),
        (_("Где"), record.place),
        (_("Должность"), record.post),
        (_("По специальности"), yes_no(record.by_speciality)),
        (_("С какого дня"), day(record.since)),
        (_("Трудовой договор"), contract),
        (_("Не меньше 4 месяцев"), yes_no(record.four_months)),
    ]


def _on(value: Any) -> str:
    return _("от %(day)s", day=day(value)) if value else ""


def compared(outcome: GraduateOutcome, said: Any) -> list[tuple[str, str, str]]:
    """Return (name, what stands, what was said) where anything is known."""
    pairs = zip(facts_of(outcome), facts_of(said), strict=True)
    rows = [(name, stands, heard) for (name, stands), (_name, heard) in pairs]
    return [row for row in rows if row[1] or row[2]]


def proposed_words(said: OutcomeProposal, names: Mapping[int, str]) -> str:
    """Return what an offer or a contract says, in a line."""
    terms = said.terms
    where = names.get(terms.organization_id or 0, "")
    facts = (category_label(terms.category), where, terms.post)
    return f"{said.source.label}: {', '.join(filter(None, facts))}"


def known_to_graduate(outcome: GraduateOutcome) -> dict[str, Any]:
    """Return what a graduate's form begins with: an organization of the cluster by its name."""
    names = ("category", "employer_region", "post", "by_speciality", "since")
    known = {name: getattr(outcome, name) for name in names}
    town = outcome.organization.town if outcome.organization else outcome.employer_town
    return {**known, "employer_name": outcome.employer, "employer_town": town}
