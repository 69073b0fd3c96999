"""States of publications and where they come out."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class PublicationState(LabelledEnum):
    """How a publication stands."""

    DRAFT = "draft", _l("готовится"), "soon"
    PUBLISHED = "published", _l("опубликована"), "done"
    DROPPED = "dropped", _l("не нужна"), "idle"


class PublicationEvent(StrEnum):
    """What happens to a publication."""

    EDIT = "edit"
    PUBLISH = "publish"
    RETRACT = "retract"
    DROP = "drop"
    RESTORE = "restore"


class PublicationParty(StrEnum):
    """Whose step it is."""

    COLLEGE = "college"


class OutletKind(LabelledEnum):
    """Where a publication comes out."""

    SITE = "site", _l("Сайт колледжа")
    PARTNER = "partner", _l("Сайт участника кластера")
    VK = "vk", _l("ВКонтакте")
    TELEGRAM = "telegram", _l("Телеграм-канал")
    PRESS = "press", _l("Печатное издание")
    MEDIA = "media", _l("Телевидение, радио, интернет-издание")
    OTHER = "other", _l("Другая площадка")


class PublicationStanding(LabelledEnum):
    """What a list of publications is narrowed by: their state, and those that are late."""

    DRAFT = "draft", _l("готовятся")
    OVERDUE = "overdue", _l("просрочены")
    PUBLISHED = "published", _l("опубликованы")
    DROPPED = "dropped", _l("не нужны")
