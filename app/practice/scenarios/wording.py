"""Why people stay without a place, for those who compare scenarios."""

from flask_babel import gettext as _

from app.matching import RefusalReason


def reason_words(reason: str) -> str:
    """Return why a place was refused, as a count's label."""
    words = {
        RefusalReason.FULL.value: _("места заняты"),
        RefusalReason.FORBIDDEN.value: _("место запрещено"),
        RefusalReason.NOT_ACCEPTED.value: _("не подходит по специальности или не выбран базой"),
        RefusalReason.NO_SEATS.value: _("мест нет"),
        RefusalReason.CLOSED_MINIMUM.value: _("не набран минимум"),
        RefusalReason.GROUP_LIMIT.value: _("исчерпан предел населённого пункта"),
        RefusalReason.PAIR.value: _("вдвоём туда не попасть"),
        RefusalReason.NOT_STABLE.value: _("по построению варианта"),
        "no_wishes": _("в заявке нет ни одного места"),
    }
    return words.get(reason, reason)
