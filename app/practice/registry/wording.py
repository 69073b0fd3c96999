"""Practice bases in words."""

from flask_babel import gettext as _

from app.practice.registry.models import BaseResponsible, PracticeBase


def conditions_of(base: PracticeBase) -> list[str]:
    """Return the conditions that a line of a list has room for."""
    found = (
        (base.needs_medical_book, _("медицинская книжка")),
        (base.has_dormitory, _("есть общежитие")),
    )
    return [words for is_so, words in found if is_so]


def who_answers(base: PracticeBase) -> str:
    """Return who answers for practice at a base now, in one line."""
    return "; ".join(
        ", ".join(filter(None, (person.name, person.position))) for person in base.present
    )


def order_words(person: BaseResponsible) -> str:
    """Return by which order a person answers: «приказ № 14 от 12.02.2024»."""
    if not person.order_number:
        return ""
    if person.order_on is None:
        return _("приказ № %(number)s", number=person.order_number)
    on = f"{person.order_on:%d.%m.%Y}"
    return _("приказ № %(number)s от %(day)s", number=person.order_number, day=on)
