"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.privacy.kinds import CONSENT_KINDS
from app.privacy.models import Consent, Erasure, PrivacyText


def _kind(name: str) -> str:
    known = CONSENT_KINDS.get(name)
    return str(known.label) if known else name


RECORDS = (
    RecordNames(
        Consent,
        _l("согласие"),
        {
            "kind": _l("на что"),
            "text_id": _l("текст"),
            "given_by": _l("кто дал"),
            "representative_name": _l("имя представителя"),
            "representative_kind": _l("кем приходится"),
            "way": _l("как получено"),
            "given_on": _l("дата согласия"),
            "recorded_at": _l("записано"),
            "recorded_by_id": _l("кто записал"),
            "file_id": _l("скан"),
            "withdrawn_at": _l("отозвано"),
            "withdrawn_by_id": _l("кто отозвал"),
            "note": _l("примечание"),
        },
        values={"kind": _kind},
    ),
    RecordNames(
        PrivacyText,
        _l("текст согласия"),
        {
            "name": _l("чей текст"),
            "number": _l("версия"),
            "body": _l("текст"),
            "created_by_id": _l("автор"),
        },
        shown_by=(PrivacyText.name, PrivacyText.number),
    ),
    RecordNames(
        Erasure,
        _l("удаление данных"),
        {
            "kind": _l("чьи данные"),
            "person_id": _l("номер карточки"),
            "at": _l("когда"),
            "actor_id": _l("кто удалил"),
            "reason": _l("основание"),
            "counts": _l("сколько записей"),
        },
    ),
)
