"""What letters are for and how they stand."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class LetterState(LabelledEnum):
    """How a letter stands on its way out."""

    WAITING = "waiting", _l("ждёт отправки"), "soon"
    SENDING = "sending", _l("отправляется"), "go"
    SENT = "sent", _l("отправлено"), "done"
    FAILED = "failed", _l("не дошло"), "late"
    SHOWN = "shown", _l("не отправлено: почта не подключена"), "idle"


class LetterPurpose(LabelledEnum):
    """Why a letter is written."""

    INVITATION = "invitation", _l("Приглашение")
    PASSWORD_RESET = "password_reset", _l("Новый пароль")
    SIGN_IN = "sign_in", _l("Вход")
    NOTICE = "notice", _l("Сообщение")
    REMINDER = "reminder", _l("Напоминание")
