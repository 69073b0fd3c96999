"""What can be wrong with a working group."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NoLeaderError(DomainError):
    """A group without somebody who leads it is not approved."""

    message = _l("В группе нет руководителя: добавьте его в состав.")


class NoApprovalBasisError(DomainError):
    """Approved by what?"""

    message = _l("Выберите протокол или укажите приказ.")


class OtherCouncilError(DomainError):
    """The minutes are of another council."""

    message = _l("Этот протокол другого совета.")


class NoChairError(DomainError):
    """Nobody is known to have approved it."""

    message = _l("Напишите, кто утвердил: у совета не указан председатель.")


class ApprovalDayError(DomainError):
    """A group is approved after it was proposed and not in the future."""

    message = _l("День утверждения: не раньше создания группы и не позже сегодня.")


class GroupTermError(DomainError):
    """A term ends after it began."""

    message = _l("Срок группы заканчивается раньше, чем она создана.")


class DisbandDayError(DomainError):
    """A group ends after its approval and not in the future."""

    message = _l("День роспуска: не раньше утверждения и не позже сегодня.")
