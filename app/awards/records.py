"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.awards.ceremony.records import RECORDS as CEREMONY
from app.awards.council.records import RECORDS as COUNCIL
from app.awards.honours.records import RECORDS as HONOURS
from app.awards.models import (
    Award,
    AwardAmendment,
    AwardRound,
    Criterion,
    Nomination,
    NominationDraft,
    NominationSupport,
    Score,
    ScoreDuty,
    ScoreSheet,
)
from app.awards.permissions import Permission

RECORDS = (
    RecordNames(
        AwardRound,
        _l("конкурс"),
        {
            "title": _l("название"),
            "kind": _l("вид"),
            "nominations_until": _l("выдвижение до"),
            "scoring_until": _l("оценки до"),
            "ceremony_on": _l("день вручения"),
            "awards_count": _l("наград"),
            "regulation_number": _l("номер положения"),
            "regulation_on": _l("дата положения"),
            "letter_text": _l("текст письма"),
            "signatory_post": _l("должность подписавшего"),
            "signatory_name": _l("кто подписал"),
            "closed_at": _l("итоги подведены"),
            "quorum": _l("листов оценок нужно"),
            "discrepancy": _l("допустимое расхождение"),
            "by_organizations": _l("выдвигают организации"),
            "by_students": _l("выдвигают студенты"),
            "repeat_years": _l("повторно не награждают, лет"),
            "assignment_digest": _l("контрольная сумма жребия"),
            "sealed_at": _l("оценки закрыты"),
            "sealed_reason": _l("почему не дождались остальных"),
        },
        shown_by=(AwardRound.title,),
        card="awards.round_detail",
        argument="round_id",
        managed_by=Permission.ROUND_MANAGE,
    ),
    RecordNames(
        Criterion,
        _l("критерий конкурса"),
        {
            "round_id": _l("конкурс"),
            "title": _l("название"),
            "weight": _l("вес"),
            "anchor_0": _l("что значит 0"),
            "anchor_3": _l("что значит 3"),
            "anchor_7": _l("что значит 7"),
            "anchor_10": _l("что значит 10"),
        },
        shown_by=(Criterion.title,),
    ),
    RecordNames(
        Nomination,
        _l("выдвижение"),
        {
            "round_id": _l("конкурс"),
            "organization_id": _l("место работы при выдвижении"),
            "nominated_by_id": _l("кто выдвинул"),
            "by_student": _l("выдвинул студент"),
            "nominated_at": _l("выдвинут"),
            "merit": _l("заслуга для письма"),
            "return_reason": _l("почему возвращено на доработку"),
            "reason": _l("обоснование"),
        },
        card="awards.nomination_detail",
        argument="nomination_id",
        managed_by=Permission.ROUND_MANAGE,
    ),
    RecordNames(
        NominationSupport,
        _l("поддержка кандидатуры"),
        {
            "nomination_id": _l("выдвижение"),
            "user_id": _l("кто поддержал"),
            "by_student": _l("поддержал студент"),
            "reason": _l("обоснование"),
            "supported_at": _l("поддержано"),
        },
    ),
    RecordNames(
        ScoreDuty,
        _l("назначение на оценку"),
        {
            "nomination_id": _l("выдвижение"),
            "member_id": _l("член совета"),
            "is_extra": _l("третий"),
            "assigned_at": _l("назначен"),
        },
    ),
    RecordNames(
        ScoreSheet,
        _l("лист оценок"),
        {
            "nomination_id": _l("выдвижение"),
            "member_id": _l("член совета"),
            "submitted_at": _l("сдан"),
            "abstain_reason": _l("причина отказа от оценки"),
            "is_relation": _l("заявлена связь"),
            "set_aside": _l("не учтено из-за"),
        },
    ),
    RecordNames(
        Score,
        _l("оценка"),
        {
            "sheet_id": _l("лист оценок"),
            "criterion_id": _l("критерий"),
            "value": _l("оценка"),
            "comment": _l("пояснение"),
        },
    ),
    RecordNames(
        AwardAmendment,
        _l("изменение после решения"),
        {
            "round_id": _l("конкурс"),
            "kind": _l("что изменено"),
            "reason": _l("почему"),
            "made_by_id": _l("кто изменил"),
            "made_at": _l("когда"),
        },
    ),
    RecordNames(
        Award,
        _l("награда"),
        {
            "round_id": _l("конкурс"),
            "kind": _l("вид"),
            "place": _l("место"),
            "honour_id": _l("вид награды"),
            "title": _l("название"),
            "degree": _l("степень"),
            "year": _l("год"),
            "number": _l("номер"),
            "awarded_on": _l("день вручения"),
            "wording": _l("за что"),
        },
    ),
    RecordNames(
        NominationDraft,
        _l("черновик кандидатуры"),
        {
            "round_id": _l("конкурс"),
            "merit": _l("заслуга для письма"),
            "reason": _l("за что"),
            "saved_at": _l("сохранён"),
        },
    ),
    *COUNCIL,
    *HONOURS,
    *CEREMONY,
)
