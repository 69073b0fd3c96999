"""An offer and an application in words: the way, what stands to be confirmed, why a place."""

from flask_babel import gettext as _

from app.base.steps import Step, steps_of
from app.base.typography import day
from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.ordering import facts_in_words, place_in_words
from app.contracts.offers.rules import WAY, rules_of
from app.contracts.offers.services.selection import applicant_of


def way_of_offer(offer: TargetOffer) -> list[Step]:
    """Return the steps on the offer's way; a cancelled one has left it."""
    if offer.state not in WAY:
        return []
    way = [
        (_("черновик"), ""),
        (_("проверка"), ""),
        (_("опубликовано"), _("заявки до %(day)s", day=day(offer.closes_on))),
        (_("приём закончен"), ""),
        (_("отбор"), day(offer.selected_on)),
        (_("закрыто"), ""),
    ]
    return steps_of(way, present=WAY.index(offer.state))


def why_this_place(application: TargetApplication) -> str:
    """Return «7-я из 9 …», empty for who was not compared."""
    offer = application.offer
    if application.place is None or offer.ranked is None:
        return ""
    return place_in_words(application.place, offer.ranked, offer.seats, rules_of(offer))


def facts_of(application: TargetApplication) -> str:
    """Return what the order reads of an application."""
    offer = application.offer
    return facts_in_words(applicant_of(application), rules_of(offer), offer.seed_text)
