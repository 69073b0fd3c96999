"""Files of practice bases: photographs and what the base shows students and the college."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.files.attached import AttachedTo
from app.practice.registry import queries
from app.practice.registry.models import PracticeBase
from app.practice.registry.services import may_change


def _find(base_id: int, viewer: Viewer) -> PracticeBase:
    return queries.get_base(base_id, visible_to=viewer)


def _card(base: PracticeBase) -> str:
    return url_for("practice.base_detail", base_id=base.id)


ATTACHMENTS = AttachedTo(
    "practice_bases",
    find=_find,
    may_change=may_change,
    card=_card,
    purposes={
        "photo": _l("Фотография"),
        "scheme": _l("Схема проезда"),
        "other": _l("Другое"),
    },
    photos=("photo",),
)
