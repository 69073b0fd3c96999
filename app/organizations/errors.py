"""What can be wrong with an organization."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NameTakenError(DomainError):
    """Another organization has this name."""

    message = _l("Организация с таким названием уже есть. Откройте её и дополните.")


class RequisiteTakenError(DomainError):
    """Another organization has this INN or OGRN."""

    message = _l("Организация с таким номером уже есть. Проверьте, не заносите ли её второй раз.")


class RequisitesMismatchError(DomainError):
    """INN, KPP and OGRN are each right but belong to different kinds of holders."""
