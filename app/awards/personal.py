"""What this package holds on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select

from app.awards.ceremony.personal import PERSONAL_DATA as CEREMONY
from app.awards.council.personal import PERSONAL_DATA as COUNCIL
from app.awards.honours.personal import PERSONAL_DATA as HONOURS
from app.awards.models import (
    Award,
    AwardAmendment,
    Nomination,
    NominationDraft,
    NominationSupport,
    Score,
    ScoreDuty,
    ScoreSheet,
)
from app.awards.queries.drafts import select_belated_drafts
from app.base.clock import start_of_day
from app.web.personal import ERASED, Fate, PersonalTable, RetentionKind, drop_row


def _belated_before(day: date) -> Select[Any]:
    return select_belated_drafts(saved_before=start_of_day(day), ended_before=day)


PERSONAL_DATA = (
    PersonalTable(
        Nomination,
        _l("Кандидатуры на награждение"),
        by=(Nomination.mentor_id,),
        made_by=(Nomination.nominated_by_id,),
        blank={
            "reason": ERASED,
            "merit": lambda one: ERASED if one.merit else "",
            "return_reason": lambda one: ERASED if one.return_reason else "",
            "facts": lambda one: None,
        },
        stays=_l("То, что кандидатура была и как оценена. Обоснование удаляется."),
    ),
    PersonalTable(
        ScoreSheet,
        _l("Оценочные листы"),
        by=(ScoreSheet.member_id,),
        within=ScoreSheet.nomination_id,
        is_secret_within=True,
        blank={"abstain_reason": lambda sheet: ERASED if sheet.abstain_reason else ""},
        stays=_l("Оценки: по ним проверяется итог конкурса. Пояснения удаляются."),
    ),
    PersonalTable(
        NominationDraft,
        _l("Черновики кандидатур"),
        by=(NominationDraft.mentor_id, NominationDraft.user_id),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        NominationSupport,
        _l("Поддержка кандидатур"),
        made_by=(NominationSupport.user_id,),
        within=NominationSupport.nomination_id,
        blank={"reason": ERASED},
        stays=_l("То, что кандидатуру поддержали. Обоснование удаляется."),
    ),
    PersonalTable(
        ScoreDuty,
        _l("Назначения на оценку"),
        by=(ScoreDuty.member_id,),
        within=ScoreDuty.nomination_id,
        is_secret_within=True,
        fate=Fate.STAY,
        stays=_l("Кто кого оценивал: по этому проверяется жребий."),
    ),
    PersonalTable(
        Score,
        _l("Оценки"),
        within=Score.sheet_id,
        blank={"comment": lambda score: ERASED if score.comment else ""},
        stays=_l("Баллы хранятся вместе с листом. Пояснения удаляются."),
    ),
    PersonalTable(
        AwardAmendment,
        _l("Изменения после решения"),
        by=(AwardAmendment.mentor_id,),
        made_by=(AwardAmendment.made_by_id,),
        blank={"reason": ERASED},
        stays=_l("Что и когда изменили. Причина удаляется."),
    ),
    PersonalTable(
        Award,
        _l("Награды и благодарственные письма"),
        by=(Award.mentor_id,),
        blank={"wording": ERASED},
        stays=_l("Номер, год и вид: книга регистрации идёт без пропусков. Текст удаляется."),
        hidden=frozenset({"previous_number"}),
    ),
    *COUNCIL,
    *CEREMONY,
    *HONOURS,
)
RETENTION = (
    RetentionKind(
        "awards.drafts",
        _l("Черновики кандидатур, которые не успели выдвинуть"),
        1,
        _l("Выдвижение закончилось: черновик больше не пригодится, видит его один автор."),
        _belated_before,
        drop_row,
    ),
)
