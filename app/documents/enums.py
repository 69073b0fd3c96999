"""States of papers, and what happens to them."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class PaperState(LabelledEnum):
    """Where a paper stands; an issued one is never changed, only cancelled or superseded."""

    DRAFT = "draft", _l("проект"), "idle"
    ISSUED = "issued", _l("выдан"), "done"
    CANCELLED = "cancelled", _l("аннулирован"), "late"
    SUPERSEDED = "superseded", _l("заменён"), "idle"


class PaperEvent(StrEnum):
    """What happens to a paper."""

    ISSUE = "issue"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"


class PaperParty(StrEnum):
    """Whose step it is: the college alone issues papers."""

    COLLEGE = "college"
