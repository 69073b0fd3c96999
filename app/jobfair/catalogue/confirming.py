"""«Ваши вакансии ещё актуальны?»: what a link asks an employer, and what follows."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.cluster import cluster
from app.base.errors import NotFoundError
from app.base.typography import day
from app.base.viewer import Viewer
from app.jobfair.catalogue.forms import StandingFields, standing_form
from app.jobfair.catalogue.queries import doubted_vacancies
from app.jobfair.catalogue.services import MOST_ASKED
from app.jobfair.enums import StillStands
from app.jobfair.models import Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.services.many import confirm_vacancies, withdraw_vacancies
from app.links.tasks import Fact, LinkTask
from app.organizations.models import Organization
from app.organizations.queries import get_organization


def trusted_since(today: date) -> datetime:
    """Return the moment an employer's word must not be older than to be trusted."""
    return clock.start_of_day(today - timedelta(days=cluster().vacancy_days))


def _find(organization_id: int) -> Organization | None:
    try:
        return get_organization(organization_id)
    except NotFoundError:
        return None


def _doubted(organization: Organization) -> list[Vacancy]:
    before = trusted_since(clock.today())
    return doubted_vacancies(organization.id, before=before, limit=MOST_ASKED)


def _facts(organization: Organization) -> list[Fact]:
    facts = [(_("Организация"), organization.short_name)]
    if not _doubted(organization):
        facts.append((_("Вакансии"), _("все подтверждены или сняты, отвечать не нужно")))
    return facts


def _form(organization: Organization) -> StandingFields:
    return standing_form((one.id, _words(one)) for one in _doubted(organization))


def _words(vacancy: Vacancy) -> str:
    last = vacancy.confirmed_at or vacancy.published_at
    if last is None:
        return vacancy.title
    title, since = vacancy.title, day(clock.local_day(last))
    return _("%(title)s: подтверждена %(since)s", title=title, since=since)


def _answer(
    organization: Organization, values: Mapping[str, Any], _link: Any, actor: Viewer
) -> None:
    said = StandingFields.read(values)
    asked = {one.id: said.get(one.id) for one in _doubted(organization)}
    by_word = {
        word: [id_ for id_, answer in asked.items() if answer is word] for word in StillStands
    }
    now = clock.now()
    confirm_vacancies(by_word[StillStands.YES], actor=actor, now=now)
    withdraw_vacancies(by_word[StillStands.NO], actor=actor, now=now)


CONFIRM_VACANCIES = LinkTask(
    name="jobfair.vacancies_stand",
    title=_l("Ваши вакансии ещё актуальны?"),
    lead=_l(
        "Студенты видят, когда вакансию подтвердили в последний раз. Отметьте, какие ещё ждут "
        "выпускников. Если снять вакансию с публикации, она уйдёт из каталога, а те, кто на неё "
        "откликнулся, получат письмо."
    ),
    permission=Permission.VACANCY_APPROVE,
    entity=Organization.__tablename__,
    record=_find,
    label=lambda one: str(one.short_name),
    form=_form,
    answer=_answer,
    show=_facts,
    told=lambda one: [_words(vacancy) for vacancy in _doubted(one)],
    address=lambda one: url_for("organizations.organization_detail", organization_id=one.id),
    thanks=_l("Спасибо! Каталог ярмарки обновлён."),
)
