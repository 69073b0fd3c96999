"""Why a wish was not granted, in plain Russian and without other people's names; pure."""

from typing import Any

from flask_babel import gettext as _

from app.matching import RefusalReason

Told = dict[str, Any]  # a refusal as `distribution_instance` stores it


def explain_refusal(refusal: Told) -> str:
    """Return the reason of one refusal as a sentence."""
    return {
        RefusalReason.FULL: _explain_full,
        RefusalReason.NO_SEATS: _explain_no_seats,
        RefusalReason.NOT_ACCEPTED: _explain_not_accepted,
        RefusalReason.FORBIDDEN: _explain_forbidden,
        RefusalReason.CLOSED_MINIMUM: _explain_closed,
        RefusalReason.GROUP_LIMIT: _explain_limit,
        RefusalReason.PAIR: _explain_pair,
        RefusalReason.NOT_STABLE: _explain_not_stable,
    }[RefusalReason(refusal["reason"])](refusal)


def _explain_full(refusal: Told) -> str:
    if refusal.get("ahead") or refusal["last"] is None or refusal["number"] is None:
        return _behind_by_rules(refusal)
    seats = _("Место здесь одно, его") if refusal["seats"] == 1 else _seats(refusal["seats"])
    return _(
        "%(seats)s получил студент с номером %(last)d в жребии, у вас номер %(number)d.",
        seats=seats,
        last=refusal["last"],
        number=refusal["number"],
    )


def _behind_by_rules(refusal: Told) -> str:
    if refusal["seats"] == 1:
        return _("Место здесь одно, его получил студент, у которого по правилам преимущество.")
    return _(
        "Мест здесь %(count)d, их получили студенты, у которых по правилам преимущество.",
        count=refusal["seats"],
    )


def _explain_no_seats(_refusal: Told) -> str:
    return _("Все места здесь методист назначил ещё до распределения.")


def _explain_not_accepted(_refusal: Told) -> str:
    return _("Это место — для студентов другой специальности.")


def _explain_forbidden(refusal: Told) -> str:
    return str(refusal.get("note") or _("Сюда вас направить нельзя: спросите методиста."))


def _explain_closed(_refusal: Told) -> str:
    return _("Место не открылось: желающих набралось меньше, чем просит база.")


def _explain_limit(refusal: Told) -> str:
    return {
        "town": _("В этот населённый пункт уже направлено столько студентов, сколько можно."),
        "org": _("В эту организацию уже направлено столько студентов, сколько можно."),
    }.get(
        refusal.get("note", ""),
        _("На эти недели база принимает меньше студентов, чем у неё мест: они заняты."),
    )


def _explain_pair(_refusal: Told) -> str:
    return _("Вдвоём сюда не попасть: на двоих мест не осталось.")


def _explain_not_stable(_refusal: Told) -> str:
    return _("Это распределение посчитано способом, при котором очередь соблюдают не всегда.")


def _seats(count: int) -> str:
    return _("Мест здесь %(count)d, последнее из них", count=count)
