"""Why a backup could not be made or was not restored."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class BackupError(DomainError):
    """The copy could not be made, or the file is not one to restore; nothing was changed."""


class DamagedError(BackupError):
    """The file is no backup, is cut short or was altered."""

    message = _l("Файл повреждён или это не копия базы кластера: восстановить из него нельзя.")


class NotEmptyError(BackupError):
    """The database holds records that a restore would replace."""

    message = _l(
        "В базе уже есть записи, восстановление заменит их все. "
        "Если это и нужно, повторите команду с ключом --yes."
    )
