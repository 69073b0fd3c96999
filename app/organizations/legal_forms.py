"""Names of organizations without their legal forms, for search and for finding duplicates.

«ГБОУ «Школа № 5»» and «Государственное бюджетное общеобразовательное учреждение «Школа № 5»»
are one organization to a person; here both become «Школа № 5».
"""

import re

_QUOTES = re.compile("[\"'«»„“”‹›]")
# State and municipal institutions: ФГБОУ ВО, ГБПОУ, МБДОУ, ГКУ … built from what they are made of.
_KIND = r"(?:ДОУ|ПОУ|СОУ|НОУ|ОУ|УДО|УК|УЗ)"
_INSTITUTION = (
    rf"(?:(?:ФГ|ОГ|КГ|Г|М|Ч|Н)[БАК]?{_KIND}|(?:ФГ|ОГ|КГ|Г|М)[БАК]У|ФГУ|ГУ|МУ)"
    r"(?:\s(?:ВО|ДО|ДПО|СПО|НПО))?"
)
_COMPANY = (
    r"(?:ООО|ОАО|ПАО|ЗАО|НАО|АО|ТОО|ИП|КФХ|ГУП|МУП|ФГУП|АНО(?:\s(?:ВО|ДО|ДПО|СПО))?|НКО|ЧУ|ФКП)"
)
_SHORT = rf"(?:{_INSTITUTION}|{_COMPANY})"
# The same written out: a run of such words, at least one of them a noun of the second list.
_ADJECTIVE = (
    r"(?:(?:не)?государственное|федеральное|муниципальное|областное|краевое|республиканское|частное"
    r"|бюджетное|автономное|каз[её]нное|унитарное|некоммерческ(?:ое|ая)|автономная|публичное"
    r"|открытое|закрытое|непубличное|индивидуальный|общеобразовательное|образовательное|дошкольное"
    r"|профессиональное|дополнительного|среднего|высшего|профессионального|образования|акционерное)"
)
_NOUN = (
    r"(?:учреждение|организация|предприятие|предприниматель"
    r"|общество(?:\sс\sограниченной\sответственностью)?)"
)
_LONG = rf"(?:{_ADJECTIVE}\s)*{_NOUN}(?:\s{_ADJECTIVE})*"
_LEADING = re.compile(rf"^(?:{_SHORT}|{_LONG})[\s,]+", re.IGNORECASE)
_TRAILING = re.compile(rf"[\s,]+\(?{_SHORT}\)?$", re.IGNORECASE)


def strip_legal_form(name: str) -> str:
    """The name without legal form and quotation marks: «ГБОУ «Школа № 5»» → «Школа № 5».

    Forms are taken from the beginning (several in a row) or the end («Ромашка, ООО»). A name
    that is nothing but a legal form stays.
    """
    plain = " ".join(_QUOTES.sub(" ", name).split())
    stripped = _without(_TRAILING, _without(_LEADING, plain))
    return stripped or plain


def name_key(name: str) -> str:
    """The stripped name for comparison: lower case, ё as е, letters and digits only."""
    folded = strip_legal_form(name).lower().replace("ё", "е")
    return " ".join(re.findall(r"\w+", folded))


def _without(pattern: re.Pattern[str], text: str) -> str:
    shorter = pattern.sub("", text)
    return text if shorter == text else _without(pattern, shorter)
