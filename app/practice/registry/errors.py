"""What can be wrong with a practice base."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class BaseTwiceError(DomainError):
    """The organization has a site of this name."""

    message = _l("У этой организации такая база уже есть. Откройте её и дополните.")


class SimilarBaseError(DomainError):
    """A site of the organization is named alike or stands at the same address."""

    def __init__(self, similar: str) -> None:
        text = _("Похоже на: %(name)s. Если это другая база, отметьте это ниже.", name=similar)
        super().__init__(text, field="is_another")


class SimilarResponsibleError(DomainError):
    """The base has a responsible person of this name now."""

    message = _l("Этот человек уже отвечает за практику на базе. Измените его запись.")


class ResponsibleDatesError(DomainError):
    """A day on which a responsible person cannot begin or leave."""


class AlreadyReplacedError(DomainError):
    """Another person answers in this one's place already."""

    message = _l("Этот человек уже не отвечает за практику на базе. Обновите страницу.")


class TwoOwnersError(DomainError):
    """Bases of two organizations are no twins: places of one would stand at the other's."""

    message = _l("Базы разных организаций не объединяют. Сначала объедините организации.")
