"""How the log of changes calls the records of agreements."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    AgreementRoom,
    AgreementSignatory,
    PracticeAgreement,
)
from app.practice.permissions import Permission

RECORDS = (
    RecordNames(
        PracticeAgreement,
        _l("договор о практической подготовке"),
        {
            "number": _l("номер"),
            "organization_id": _l("организация"),
            "kind": _l("на сколько периодов"),
            "period_id": _l("период"),
            "state": _l("состояние"),
            "drafted_on": _l("составлен"),
            "signed_on": _l("подписан"),
            "starts_on": _l("действует с"),
            "ends_on": _l("действует по"),
            "terminated_on": _l("расторгнут с"),
            "termination_reason": _l("причина"),
        },
        shown_by=(PracticeAgreement.number,),
        card="practice.agreement_detail",
        argument="agreement_id",
        managed_by=Permission.AGREEMENT_MANAGE,
    ),
    RecordNames(
        AgreementEdition,
        _l("редакция договора о практической подготовке"),
        {
            "agreement_id": _l("договор"),
            "number": _l("номер дополнительного соглашения"),
            "drafted_on": _l("составлена"),
            "since": _l("действует с"),
            "until": _l("срок договора по"),
            "note": _l("что ещё меняется"),
            "signed_on": _l("подписана"),
            "scan_id": _l("скан"),
            "forgotten_on": _l("текст удалён"),
        },
        shown_by=(AgreementEdition.number,),
    ),
    RecordNames(
        AgreementSignatory,
        _l("кто подписывает договор о практической подготовке"),
        {
            "edition_id": _l("редакция договора"),
            "side": _l("сторона"),
            "name": _l("имя"),
            "post": _l("должность"),
            "authority": _l("основание"),
            "authority_number": _l("номер основания"),
            "authority_on": _l("дата основания"),
            "gender": _l("род"),
            "name_genitive": _l("имя в родительном падеже"),
            "post_genitive": _l("должность в родительном падеже"),
        },
        shown_by=(AgreementSignatory.name,),
    ),
    RecordNames(
        AgreementProgramme,
        _l("строка приложения 1"),
        {
            "edition_id": _l("редакция договора"),
            "speciality_id": _l("специальность"),
            "kind": _l("вид практики"),
            "module": _l("модуль"),
            "students": _l("сколько студентов"),
            "starts_on": _l("с"),
            "ends_on": _l("по"),
        },
    ),
    RecordNames(
        AgreementRoom,
        _l("строка приложения 2"),
        {
            "edition_id": _l("редакция договора"),
            "room": _l("помещение"),
            "equipment": _l("оборудование"),
        },
        shown_by=(AgreementRoom.room,),
    ),
)
