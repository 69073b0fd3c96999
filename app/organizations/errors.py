"""What can be wrong with an organization."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NameTakenError(DomainError):
    """Another organization has this name."""

    message = _l("Организация с таким названием уже есть. Откройте её и дополните.")


class SimilarOrganizationError(DomainError):
    """An organization of the town is named alike; a person must look whether it is another."""

    def __init__(self, similar: str) -> None:
        text = _(
            "Похоже на: %(name)s. Если это другая организация, отметьте это ниже.", name=similar
        )
        super().__init__(text, field="is_another")


class SimilarContactError(DomainError):
    """The organization has a contact person of this name; a person must look."""

    def __init__(self, similar: str) -> None:
        text = _(
            "Такой контакт уже есть: %(who)s. Если это другой человек, отметьте это ниже.",
            who=similar,
        )
        super().__init__(text, field="is_another")


class RequisiteTakenError(DomainError):
    """Another organization has this INN or OGRN."""

    message = _l("Организация с таким номером уже есть. Проверьте, не добавляете ли её второй раз.")


class RequisitesMismatchError(DomainError):
    """INN, KPP and OGRN are each right but belong to different kinds of holders."""
