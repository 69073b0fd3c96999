"""Pure decisions about students."""

import re
from datetime import date

_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}")
YOUNGEST, OLDEST = 13, 80


def age_on(birth_date: date, day: date) -> int:
    """Return whole years lived on a day."""
    before_birthday = (day.month, day.day) < (birth_date.month, birth_date.day)
    return day.year - birth_date.year - before_birthday


def is_possible_birth_date(birth_date: date, today: date) -> bool:
    """Tell whether a student can have been born on a date."""
    return birth_date < today and YOUNGEST <= age_on(birth_date, today) <= OLDEST


def parse_speciality_code(text: str) -> str:
    """Return a code of the federal list, «44.02.01».

    The form stands in приказ Минпросвещения России от 17.05.2022 № 336. Raises ValueError.
    """
    code = text.replace(" ", "").replace(",", ".").rstrip(".")
    if not _CODE.fullmatch(code):
        raise ValueError("Код специальности — три пары цифр через точку, например 44.02.01.")
    return code
