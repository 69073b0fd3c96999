"""What a vacancy or an offer promises, in pairs of a term and its words, for pages and files."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _

from app.base import clock
from app.base.cluster import cluster
from app.base.typography import counted, day
from app.jobfair.enums import LabourContract
from app.jobfair.models import OfferedWork, Vacancy
from app.jobfair.shares import HUNDREDTHS, share_words
from app.jobfair.vacancy_terms import is_old
from app.jobfair.wording import free_seats, salary

Fact = tuple[str, str]


def load_words(work: OfferedWork) -> str:
    """Print how much one works: «Неполная ставка: 0,5 ставки, 18 часов в неделю»."""
    share, hours = work.share, work.weekly_hours
    parts = []
    if share is not None and share != HUNDREDTHS:
        parts.append(_("%(share)s ставки", share=share_words(share)))
    if hours:
        parts.append(_("%(hours)s в неделю", hours=counted(hours, _("час"), _("часа"), _("часов"))))
    label = str(work.employment.label)
    return f"{label}: {', '.join(parts)}" if parts else label


def contract_words(work: OfferedWork) -> str:
    """Print for how long the contract is made, and why not for good."""
    label = str(work.contract.label)
    is_fixed = work.contract is LabourContract.FIXED_TERM
    return f"{label}: {work.contract_reason}" if is_fixed and work.contract_reason else label


def support_words(work: OfferedWork) -> str:
    """Print what helps one to begin: «жильё, подъёмные»."""
    told = (
        (work.has_housing, work.housing_note or _("жильё")),
        (work.has_young_specialist_support, _("выплаты молодым специалистам")),
        (work.has_rural_teacher_programme, _("программа «Земский учитель»")),
        (work.has_relocation_allowance, _("подъёмные")),
        (work.promises_contract, _("договор о целевом обучении")),
    )
    return ", ".join(str(words) for is_so, words in told if is_so)


def facts_of(work: OfferedWork) -> list[Fact]:
    """Return what a vacancy or its offer promises."""
    pairs = [
        (_("Зарплата в месяц"), salary(work)),
        (_("Из чего складывается"), work.salary_parts),
        (_("Занятость"), load_words(work)),
        (_("Трудовой договор"), contract_words(work)),
        (_("Когда выходить"), day(work.starts_on)),
        (_("Поддержка"), support_words(work)),
    ]
    return [(str(term), words) for term, words in pairs if words]


def vacancy_facts(vacancy: Vacancy) -> list[Fact]:
    """Return what a vacancy promises and asks for."""
    any_speciality = _("любая педагогическая")
    speciality = str(vacancy.speciality) if vacancy.speciality else any_speciality
    pairs = [
        (_("Свободно"), free_seats(vacancy)),
        (_("Специальность"), speciality),
        (_("Квалификация"), vacancy.qualification),
        (_("Кого учить"), str(vacancy.level.label) if vacancy.level else ""),
        (_("Начинающим"), ", ".join(_for_beginners(vacancy))),
        (_("Квота"), _("место для человека с инвалидностью") if vacancy.is_quota else ""),
    ]
    return facts_of(vacancy) + [(str(term), words) for term, words in pairs if words]


def _for_beginners(vacancy: Vacancy) -> Iterator[str]:
    if vacancy.suits_beginners:
        yield _("подойдёт без опыта работы")
    if vacancy.has_mentor:
        yield _("назначат наставника")


def place_of(work: OfferedWork) -> str:
    """Print where one works: the town with the address."""
    return ", ".join(filter(None, (work.town, work.address)))


def confirmation_of(vacancy: Vacancy) -> dict[str, Any]:
    """Return on which day a vacancy was last vouched for, and whether that is long ago."""
    on = clock.local_day(vacancy.confirmed_at) if vacancy.confirmed_at else None
    old = is_old(on, today=clock.today(), trusted_days=cluster().vacancy_days)
    return {"confirmed_on": on, "is_old": old}
