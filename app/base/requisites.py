"""Requisites of Russian organizations and entrepreneurs: read, checked, written without spaces.

INN and KPP: приказ ФНС России от 29.06.2012 № ММВ-7-6/435@ (порядок присвоения ИНН и КПП).
Arithmetic of INN and OGRN: python-stdnum.
"""

import re

from flask_babel import gettext as _
from stdnum.ru import inn as inn_rules
from stdnum.ru import ogrn as ogrn_rules

_SEPARATORS = re.compile(r"[\s\u200b\ufeff\-‐-―.]+")  # people copy numbers in groups
# NNNNPPXXX: tax office (4 digits), reason (2 digits or Latin capitals), ordinal (3 digits).
_KPP = re.compile(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}")


class RequisiteError(ValueError):
    """A requisite cannot be right; the message (Russian) says how to mend it."""


class InnError(RequisiteError):
    """The text is no INN."""


class KppError(RequisiteError):
    """The text is no KPP."""


class OgrnError(RequisiteError):
    """The text is neither an OGRN nor an OGRNIP."""


def parse_inn(text: str) -> str:
    """INN as 10 (organization) or 12 (person) digits. Raises InnError."""
    number = _compact(text)
    if not _is_number(number):
        raise InnError(_("ИНН состоит только из цифр. Уберите буквы и другие знаки."))
    if len(number) not in (10, 12):
        raise InnError(
            _(
                "В ИНН организации 10 цифр, предпринимателя — 12. "
                "Сейчас цифр %(count)s: проверьте, не потеряна ли одна из них.",
                count=len(number),
            )
        )
    if not inn_rules.is_valid(number) or not number.strip("0"):
        raise InnError(
            _(
                "ИНН не сходится с контрольной цифрой. Сверьте его с карточкой организации: "
                "возможно, переставлены цифры."
            )
        )
    return number


def parse_ogrn(text: str) -> str:
    """OGRN (13 digits, organization) or OGRNIP (15 digits, entrepreneur). Raises OgrnError."""
    number = _compact(text)
    if not _is_number(number):
        raise OgrnError(_("ОГРН состоит только из цифр. Уберите буквы и другие знаки."))
    if len(number) not in (13, 15):
        raise OgrnError(
            _(
                "В ОГРН организации 13 цифр, в ОГРНИП предпринимателя — 15. "
                "Сейчас цифр %(count)s: проверьте, не потеряна ли одна из них.",
                count=len(number),
            )
        )
    if number[0] not in _OGRN_STARTS[len(number)] or number[-1] != _ogrn_check_digit(number):
        raise OgrnError(
            _(
                "ОГРН не сходится с контрольной цифрой. Сверьте его с карточкой организации: "
                "возможно, переставлены цифры."
            )
        )
    return number


def parse_kpp(text: str) -> str:
    """KPP as its 9 characters, Cyrillic look-alikes of Latin letters mended. Raises KppError."""
    number = _compact(text).upper().translate(_LOOKALIKES)
    if not _KPP.fullmatch(number):
        raise KppError(
            _(
                "В КПП 9 знаков: четыре цифры налоговой, два знака причины, три цифры номера, "
                "например 930901001. У предпринимателей КПП нет — тогда оставьте поле пустым."
            )
        )
    return number


def check_together(*, inn: str | None, kpp: str | None, ogrn: str | None) -> None:
    """Do parsed requisites belong to one kind of holder? Raises KppError or OgrnError if not.

    An entrepreneur has an INN of 12 digits, an OGRNIP of 15 and no KPP; an organization has
    10 and 13. What is None is not compared.
    """
    is_person = inn is not None and len(inn) == 12
    if is_person and kpp:
        raise KppError(_("ИНН из 12 цифр — у предпринимателя, КПП у него нет. Очистите поле КПП."))
    if inn and ogrn and is_person != (len(ogrn) == 15):
        raise OgrnError(
            _(
                "ИНН и ОГРН разного рода: у организации 10 и 13 цифр, у предпринимателя 12 и 15. "
                "Проверьте, что оба взяты из одной карточки."
            )
        )


_OGRN_STARTS = {13: "123456789", 15: "34"}
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", text)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _ogrn_check_digit(number: str) -> str:
    """The last digit of the remainder: for an OGRNIP the remainder by 13 may have two digits."""
    return ogrn_rules.calc_check_digit(number)[-1]
