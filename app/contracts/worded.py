"""Letters of this package that the college may word itself."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.typography import counted
from app.settings.letters import LetterField, WordedLetter


def _years(number: int) -> str:
    return counted(number, _("год"), _("года"), _("лет"))


_ORGANIZATION = LetterField("организация", "contract.organization.short_name", "Школа Ясенева")
_LINK = LetterField("ссылка", "link", "https://cluster.example/contracts", is_needed=True)

LETTERS = (
    WordedLetter(
        "contracts/letters/offered.txt",
        _l("Договор: предложение студенту"),
        (
            _ORGANIZATION,
            LetterField("срок работы", "contract.work_years", 3, shown=_years),
            _LINK,
        ),
    ),
    WordedLetter(
        "contracts/letters/signed.txt",
        _l("Договор подписан"),
        (
            LetterField("номер", "contract.number", "7-Ц"),
            _ORGANIZATION,
            LetterField("дата", "contract.signed_on", date(2024, 2, 26)),
            _LINK,
        ),
    ),
)
