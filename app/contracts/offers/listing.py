"""The lists of offers and of applications: what they show and what leaves the site with them."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app.base.money import KOPECKS
from app.contracts.offers.models import TargetOffer
from app.contracts.offers.ordering import mark_in_words, words_of_rules
from app.contracts.offers.queries import APPLICATIONS_SORTABLE, SORTABLE
from app.contracts.offers.rules import rules_of
from app.organizations.models import Organization
from app.privacy.shown import reveal
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

TARGET_OFFERS = Listing(
    name="target-offers",
    title=_l("Предложения о целевом обучении"),
    count=(_l("предложение"), _l("предложения"), _l("предложений")),
    columns=(
        Column(_l("Должность"), lambda one: one.position),
        Column(_l("Заказчик"), lambda one: one.organization.short_name),
        Column(_l("Населённый пункт"), lambda one: one.organization.town, on_screen=False),
        Column(_l("Специальность"), lambda one: str(one.speciality)),
        Column(_l("Места"), lambda one: one.seats, kind="n"),
        Column(_l("Лет работы"), lambda one: one.work_years, on_screen=False),
        Column(
            _l("Ежемесячно, рублей"),
            lambda one: one.monthly_sum and one.monthly_sum / KOPECKS,
            on_screen=False,
        ),
        Column(_l("Меры поддержки"), lambda one: one.support_text, on_screen=False),
        Column(_l("Порядок отбора"), lambda one: words_of_rules(rules_of(one)), on_screen=False),
        Column(_l("Номер на «Работе в России»"), lambda one: one.offer_number, on_screen=False),
        Column(_l("Заявки до"), lambda one: one.closes_on, sort="until"),
        Column(_l("Состояние"), lambda one: one.state),
    ),
    searched=(TargetOffer, Organization),
    orders=SORTABLE,
    order="-until",  # those that still wait for applications first
)
TARGET_APPLICATIONS = Listing(
    name="target-applications",
    title=_l("Заявки на целевое обучение"),
    count=(_l("заявка"), _l("заявки"), _l("заявок")),
    columns=(
        Column(_l("Студент"), lambda one: one.student.shown_name),
        Column(_l("Предложение"), lambda one: one.offer.position),
        Column(_l("Заказчик"), lambda one: one.offer.organization.short_name),
        Column(_l("Средний балл"), lambda one: mark_in_words(one.average_mark), kind="n"),
        Column(_l("Место по порядку"), lambda one: one.place, kind="n"),
        Column(_l("Подана"), lambda one: one.applied_on, sort="applied"),
        Column(_l("Состояние"), lambda one: one.state),
        Column(_l("Основание отказа"), lambda one: one.refusal, on_screen=False),
    ),
    searched=(TargetOffer, Organization),
    orders=APPLICATIONS_SORTABLE,
    order="applied",
)


def with_names(applications: Sequence[Any]) -> Sequence[Any]:
    """Reveal the names that the reader of a page or a file may have, in one query."""
    reveal([one.student for one in applications], to=current_user)
    return applications
