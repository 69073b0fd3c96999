"""What the council's verdicts hold on people."""

from flask_babel import lazy_gettext as _l

from app.awards.council.models import NominationVerdict
from app.web.personal import ERASED, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        NominationVerdict,
        _l("Решения совета по кандидатурам"),
        within=NominationVerdict.nomination_id,
        blank={"reason": lambda verdict: ERASED if verdict.reason else ""},
        stays=_l("Решение и голоса: по ним проверяется протокол. Пояснение удаляется."),
    ),
)
