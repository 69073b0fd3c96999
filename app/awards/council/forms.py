"""Forms of the council's meeting."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from app.activities.meetings.forms import VotesField
from app.awards.council.enums import VerdictOutcome
from app.awards.forms import ChangeReasonField
from app.web.fields import EnumField, ProseField, RecordField
from app.web.forms import BaseForm, EditForm

MAX_REASON = 500


class CouncilSessionForm(BaseForm):
    """At which meeting a round is decided."""

    question_id = RecordField(
        _l("Вопрос повестки"),
        needed=_l("Выберите вопрос повестки, по которому решают."),
        description=_l("Явку, кворум, голоса и протокол сайт возьмёт из этого заседания."),
    )
    change_reason = ChangeReasonField(
        description=_l("Нужно, если решения уже записаны: они перейдут на другое заседание.")
    )


class CouncilSessionDropForm(BaseForm):
    """A round is taken off a meeting's agenda."""

    change_reason = ChangeReasonField(
        description=_l("Нужно, если решения уже записаны: они удалятся.")
    )


class NominationVerdictForm(EditForm):
    """What the council decided of one nomination."""

    outcome = EnumField(_l("Решение"), VerdictOutcome)
    honour_id = RecordField(
        _l("Вид награды"),
        optional=True,
        description=_l("Если не выбрать, его определит место."),
    )
    votes_for = VotesField(
        _l("За"), description=_l("Если по этой кандидатуре голосовали отдельно.")
    )
    votes_against = VotesField(_l("Против"))
    votes_abstained = VotesField(_l("Воздержались"))
    reason = ProseField(
        _l("Почему"),
        optional=True,
        rows=3,
        maximum=MAX_REASON,
        description=_l("Нужно, если решение расходится с оценками или протокол уже подписан."),
    )


class AdoptForm(BaseForm):
    """The page with all verdicts was read."""

    seen = HiddenField()
    reason = ProseField(
        _l("Почему решение записывают после подписи протокола"),
        optional=True,
        rows=3,
        maximum=MAX_REASON,
    )


class ExtractForm(BaseForm):
    """The extract is issued."""
