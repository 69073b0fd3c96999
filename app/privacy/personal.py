"""What this package holds on people itself, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, or_, select

from app.base.clock import now, start_of_day
from app.privacy.enums import ConsentState
from app.privacy.models import AccessRecord, Consent, Erasure, PrivacyText
from app.privacy.services.consents import forget_paper
from app.web.personal import ERASED, Fate, PersonalTable, RetentionKind, drop_row


def _name_left(consent: Any) -> str:
    return ERASED if consent.representative_name else ""


def _state_left(_consent: Any) -> ConsentState:
    return ConsentState.WITHDRAWN


def _withdrawn_left(consent: Any) -> Any:
    return consent.withdrawn_at or now()


def _past_consents(day: date) -> Select[Any]:
    holds_more = or_(Consent.file_id.is_not(None), Consent.representative_name.not_in(("", ERASED)))
    return select(Consent).where(Consent.withdrawn_at < start_of_day(day), holds_more)


def _past_access(day: date) -> Select[Any]:
    return select(AccessRecord).where(AccessRecord.at < start_of_day(day))


PERSONAL_DATA = (
    PersonalTable(
        Consent,
        _l("Согласия"),
        by=(Consent.student_id, Consent.mentor_id),
        made_by=(Consent.recorded_by_id, Consent.withdrawn_by_id),
        blank={
            "representative_name": _name_left,
            "note": "",
            "state": _state_left,
            "withdrawn_at": _withdrawn_left,
        },
        stays=_l("То, что согласие было дано и отозвано и под каким текстом: доказательство."),
    ),
    PersonalTable(
        AccessRecord,
        _l("Кто открывал данные"),
        by=(AccessRecord.student_id,),
        made_by=(AccessRecord.actor_id,),
        signed=((AccessRecord.actor_id, AccessRecord.actor_name),),
        fate=Fate.STAY,
        stays=_l("Журнал доступа: имени студента в нём нет, только номер карточки."),
        fields={
            "at": _l("когда"),
            "actor_name": _l("кто"),
            "what": _l("что открыто"),
        },
    ),
    PersonalTable(
        PrivacyText,
        _l("Тексты согласий"),
        made_by=(PrivacyText.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Тексты не называют людей."),
    ),
    PersonalTable(
        Erasure,
        _l("Журнал удаления"),
        made_by=(Erasure.actor_id,),
        fate=Fate.STAY,
        stays=_l("Кто и когда удалил данные по просьбе: доказательство, без имени."),
    ),
)
RETENTION = (
    RetentionKind(
        "privacy.withdrawn",
        _l("Отозванные согласия: сканы и имена представителей"),
        36,
        _l("Срок исковой давности [сверить]."),
        _past_consents,
        forget_paper,
    ),
    RetentionKind(
        "privacy.access",
        _l("Журнал доступа к карточкам"),
        36,
        _l("Разбор обращений; срок исковой давности [сверить]."),
        _past_access,
        drop_row,
    ),
)
