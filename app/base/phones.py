"""Phone numbers: stored as E.164, printed the way people here write them."""

import re
from typing import TYPE_CHECKING

from flask_babel import gettext as _

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

REGION = "RU"
# Each such number is a mobile one, but for some that begin with 93: no plan has to be asked.
_MOBILE = re.compile(
    r"(?:\+7|8)[ -]?\(?(9[0-24-9]\d)\)?[ -]?(\d{3})[ -]?(\d\d)[ -]?(\d\d)", re.ASCII
)
_MAX_TEXT = 60  # characters; phonenumbers itself refuses above 250


class PhoneError(ValueError):
    """The text is no phone one could call; the message (Russian) says how to mend it."""


def parse_phone(text: str) -> str:
    """The phone in E.164 («+78560000000»); a number without a country is a Russian one.

    Raises PhoneError: no number, no town code, several numbers in one field, an extension.
    """
    if mobile := _MOBILE.fullmatch(text.strip()):
        return "+7" + "".join(mobile.groups())
    import phonenumbers  # slow to import: the numbering plans of all countries

    number = _parsed(text)
    if number.extension:
        raise PhoneError(
            _(
                "Добавочный номер здесь не хранится. Оставьте основной номер, "
                "а добавочный запишите рядом с должностью."
            )
        )
    if not phonenumbers.is_valid_number(number):
        raise PhoneError(_why_invalid(number))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def format_phone(e164: str) -> str:
    """«+7 (856) 000-00-00» for +7, the international way for other countries.

    Text that is no E.164 comes back as it is: printing must not fail on old records.
    """
    if found := re.fullmatch(r"\+7(\d{3})(\d{3})(\d\d)(\d\d)", e164):
        return "+7 ({}) {}-{}-{}".format(*found.groups())
    import phonenumbers

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _parsed(text: str) -> "PhoneNumber":
    import phonenumbers

    if len(re.findall(r"\d", text)) > 20 or len(text) > _MAX_TEXT:
        raise PhoneError(_("Похоже, здесь несколько номеров. Оставьте один."))
    try:
        return phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException as error:
        raise PhoneError(
            _("Не получилось прочитать номер. Запишите его цифрами: +7 (856) 000-00-00.")
        ) from error


def _why_invalid(number: "PhoneNumber") -> str:
    if len(str(number.national_number)) < 10 and number.country_code == 7:
        return _("Не хватает цифр. Добавьте код города или оператора: +7 (856) 000-00-00.")
    return _("Такого номера не бывает. Проверьте код и число цифр: +7 (856) 000-00-00.")
