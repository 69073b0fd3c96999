"""Letters of this package that the college may word itself."""

from typing import Any

from flask_babel import lazy_gettext as _l

from app.accounts.enums import Role
from app.settings.letters import LetterField, WordedLetter


def _role_in_words(role: Any) -> str:
    return str(role.label).lower()


LETTERS = (
    WordedLetter(
        "accounts/letters/invitation.txt",
        _l("Приглашение на сайт"),
        (
            LetterField("имя", "user.display_name", "Зорина Анна Петровна"),
            LetterField("кто приглашает", "inviter", "Ежова Мария Ильинична"),
            LetterField("роль", "user.role", Role.MENTOR, shown=_role_in_words),
            LetterField("ссылка", "link", "https://cluster.example/invitation", is_needed=True),
        ),
    ),
)
