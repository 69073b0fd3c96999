"""Forms a student fills in about the own practice: a companion, a conflict, a bed."""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.web.fields import LineField, ParsedField, RecordField
from app.web.forms import BaseForm, CreateForm

_CODE = re.compile(r"[sс]?\s*(\d{1,9})", re.IGNORECASE)  # Latin, or Cyrillic by mistake


def parse_code(text: str) -> str:
    """Return a student's code as the lottery writes it: «s15»; raises ValueError."""
    found = _CODE.fullmatch(text.strip())
    if found is None:
        raise ValueError(_("Код — это буква s и число, например s15."))
    return f"s{int(found[1])}"


class CompanionForm(BaseForm):
    """With whom a student wants to go, by the code the other reads on the own page."""

    code = ParsedField(
        _l("Код друга"),
        parse=parse_code,
        needed=_l("Напишите код друга."),
        description=_l("Друг видит свой код на этой же странице. Имена здесь не ищут."),
    )


class DormitoryForm(BaseForm):
    """Whether the student needs a bed near the practice."""

    needs_dormitory = BooleanField(_l("На время практики мне нужно общежитие"))


class OwnConflictForm(CreateForm):
    """Where the student must not practise."""

    organization_id = RecordField(_l("Организация"), needed=_l("Выберите организацию."))
    reason = LineField(
        _l("Почему"),
        needed=_l("Напишите, почему."),
        description=_l("Например: здесь работает мама. Прочтут только сотрудники колледжа."),
    )
