"""Why a wish was not granted, in plain Russian and without other people's names; pure."""

from typing import Any

from flask_babel import gettext as _

from app.matching import RefusalReason


def explain_refusal(refusal: dict[str, Any]) -> str:
    """Return the reason of one refusal (as `distribution_instance` stores it) as a sentence."""
    return {
        RefusalReason.FULL: _explain_full,
        RefusalReason.NO_SEATS: _explain_no_seats,
        RefusalReason.NOT_ACCEPTED: _explain_not_accepted,
    }[RefusalReason(refusal["reason"])](refusal)


def _explain_full(refusal: dict[str, Any]) -> str:
    seats = _("Место здесь одно, его") if refusal["seats"] == 1 else _seats(refusal["seats"])
    return _(
        "%(seats)s получил студент с номером %(last)d в жребии, у вас номер %(number)d.",
        seats=seats,
        last=refusal["last"],
        number=refusal["number"],
    )


def _explain_no_seats(_refusal: dict[str, Any]) -> str:
    return _("Все места здесь методист назначил ещё до распределения.")


def _explain_not_accepted(_refusal: dict[str, Any]) -> str:
    return _("Это место — для студентов другой специальности.")


def _seats(count: int) -> str:
    return _("Мест здесь %(count)d, последнее из них", count=count)
