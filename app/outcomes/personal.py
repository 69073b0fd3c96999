"""What the monitoring holds on graduates, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select

from app.outcomes.models import GraduateOutcome, OutcomeStatement
from app.outcomes.queries import keeping
from app.web.personal import Fate, PersonalTable, RetentionKind

_WHY = _l("Мониторинг трудоустройства прошлых лет [сверить с формой мониторинга текущего года].")


def _records(day: date) -> Select[Any]:
    return keeping.past_records(day)


def _statements(day: date) -> Select[Any]:
    return keeping.past_statements(day)


PERSONAL_DATA = (
    PersonalTable(
        GraduateOutcome,
        _l("Занятость после выпуска"),
        by=(GraduateOutcome.student_id,),
        made_by=(GraduateOutcome.entered_by_id,),
        blank=keeping.BLANK,
        stays=_l(
            "Категория, дата мониторинга, специальность, организация кластера, с какого дня и по "
            "специальности ли работа: по ним считают выпуск."
        ),
    ),
    PersonalTable(
        OutcomeStatement,
        _l("Ответы о занятости"),
        within=OutcomeStatement.outcome_id,
        made_by=(OutcomeStatement.decided_by_id,),
        fate=Fate.DELETE,
    ),
)
RETENTION = (
    RetentionKind("outcomes.records", _l("Занятость выпускников"), 60, _WHY, _records),
    RetentionKind(
        "outcomes.statements", _l("Ответы о занятости выпускников"), 60, _WHY, _statements
    ),
)
