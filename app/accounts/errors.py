"""What can go wrong with signing in and with accounts."""

from datetime import timedelta
from math import ceil

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError, NotFoundError
from app.base.typography import counted

MINUTE = 60  # seconds


class SignInRefusedError(DomainError):
    """The e-mail and password fit nobody (the text never says which of them)."""

    message = _l("Почта или пароль не подходят. Проверьте раскладку и попробуйте ещё раз.")


class TooManyAttemptsError(DomainError):
    """The next attempt has to wait; `left` is for how long."""

    def __init__(self, left: timedelta) -> None:
        seconds = max(1, ceil(left.total_seconds()))
        wait = counted(seconds, _("секунду"), _("секунды"), _("секунд"))
        if seconds > MINUTE:
            wait = counted(ceil(seconds / MINUTE), _("минуту"), _("минуты"), _("минут"))
        text = _("Слишком много попыток. Подождите %(wait)s или задайте новый пароль.", wait=wait)
        super().__init__(text)
        self.left = left


class LetterNeededError(DomainError):
    """Many have failed here: a browser that is new to the account needs a letter as well."""

    message = _l(
        "Здесь было много неудачных попыток. Если пароль верный, мы отправили на почту ссылку: "
        "войдите по ней."
    )


class TooManyLettersError(DomainError):
    """The letters of an hour are used up."""

    message = _l("Письма уже отправлены. Посмотрите в папке «Спам» или подождите час.")


class EmailTakenError(DomainError):
    """Another account has this e-mail."""

    message = _l("Пользователь с такой почтой уже есть.")


class EmailInvalidError(DomainError):
    """The text is no e-mail address."""

    message = _l("Проверьте адрес почты: он должен быть вида name@school.ru.")


class OrganizationNeededError(DomainError):
    """An employer belongs to an organization of the cluster."""

    message = _l("Выберите организацию: работодатель действует от её имени.")


class NameOnCardError(DomainError):
    """A student's name comes from the card, which contracts and papers are made from."""

    message = _l("Имя студента меняют в его карточке: на сайте и в документах оно одно.")


class RoleNotOfferedError(DomainError):
    """The acting person may not give this role."""

    message = _l("Эту роль назначает администратор.")


class HatWornError(DomainError):
    """The person is this already."""

    message = _l("Эта роль у пользователя уже есть.")


class SuccessorNeededError(DomainError):
    """Something waits for who leaves, and nobody was named to take it over."""

    def __init__(self) -> None:
        super().__init__(_l("Выберите, кому передать дела."), field="successor_id")


class SuccessorUnfitError(DomainError):
    """The successor could not go on with it."""

    def __init__(self) -> None:
        message = _l("Выберите другого: он должен входить на сайт и иметь ту же роль.")
        super().__init__(message, field="successor_id")


class LastAdminError(DomainError):
    """Somebody has to remain who can let others in."""

    message = _l("Это последний администратор. Сначала назначьте другого.")


class AlreadySignedUpError(DomainError):
    """The person has a password: an invitation would only take it away."""

    message = _l("Этот пользователь уже задал пароль. Забытый пароль меняют на странице входа.")


class SignInClosedError(DomainError):
    """The account is closed."""

    message = _l("Учётная запись заблокирована. Сначала разблокируйте её.")


class WeakPasswordError(DomainError):
    """The password is too short, too long or too common."""


class WrongPasswordError(DomainError):
    """The person's present password is another one."""

    message = _l("Нынешний пароль не подходит. Проверьте раскладку.")


class LinkExpiredError(NotFoundError):
    """The one-time link was used, replaced, is too old or never existed."""
