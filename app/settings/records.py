"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.settings.models import (
    CalendarDay,
    ClusterSettings,
    Council,
    LetterText,
    OrganizationLetterhead,
    PublicationSite,
    RetentionTerm,
    Signatory,
)
from app.settings.permissions import Permission

_EMBLEM = _l("эмблема")

RECORDS = (
    RecordNames(
        ClusterSettings,
        _l("настройки"),
        {
            "name": _l("название кластера"),
            "name_genitive": _l("кластер: чего"),
            "name_prepositional": _l("кластер: в чём"),
            "place": _l("где кластер"),
            "time_zone": _l("часовой пояс"),
            "region": _l("субъект в шапке бланка"),
            "founder": _l("учредитель в шапке бланка"),
            "kind": _l("вид учреждения"),
            "kind_genitive": _l("вид учреждения: кого"),
            "kind_dative": _l("вид учреждения: кому"),
            "kind_instrumental": _l("вид учреждения: кем"),
            "own_name": _l("название колледжа"),
            "short_name": _l("краткое название колледжа"),
            "inn": _l("ИНН"),
            "kpp": _l("КПП"),
            "ogrn": _l("ОГРН"),
            "address": _l("адрес"),
            "contact_office": _l("к кому обращаться"),
            "emblem_digest": _EMBLEM,
            "needs_agreement": _l("места практики только по подписанному договору"),
            "vacancy_days": _l("через сколько дней просят подтвердить вакансию"),
        },
    ),
    RecordNames(
        OrganizationLetterhead,
        _l("бланк организации"),
        {"heading": _l("шапка бланка"), "emblem_digest": _EMBLEM},
    ),
    RecordNames(
        Signatory,
        _l("подписант"),
        {
            "name": _l("фамилия, имя, отчество"),
            "post": _l("должность"),
            "authority": _l("основание"),
            "authority_number": _l("номер основания"),
            "authority_on": _l("дата основания"),
            "valid_from": _l("подписывает с"),
            "valid_until": _l("подписывает по"),
            "gender": _l("действующий или действующая"),
            "name_genitive": _l("имя: в лице кого"),
            "name_dative": _l("имя: кому"),
            "name_instrumental": _l("имя: кем"),
            "post_genitive": _l("должность: в лице кого"),
            "post_dative": _l("должность: кому"),
            "post_instrumental": _l("должность: кем"),
        },
        shown_by=(Signatory.name,),
        card="settings.signatory_edit",
        argument="signatory_id",
        managed_by=Permission.SIGNATORY_MANAGE,
    ),
    RecordNames(
        Council,
        _l("совет"),
        {
            "name": _l("название"),
            "name_genitive": _l("название: чего"),
            "chair_name": _l("председатель"),
            "chair_post": _l("должность председателя"),
            "secretary_name": _l("секретарь"),
            "secretary_post": _l("должность секретаря"),
            "archived_on": _l("распущен"),
        },
        shown_by=(Council.name,),
        card="settings.council_edit",
        argument="council_id",
        managed_by=Permission.COUNCIL_MANAGE,
    ),
    RecordNames(
        PublicationSite,
        _l("площадка публикации"),
        {"name": _l("название"), "url": _l("адрес в интернете")},
        shown_by=(PublicationSite.name,),
        card="settings.site_edit",
        argument="site_id",
        managed_by=Permission.SETTINGS_MANAGE,
    ),
    RecordNames(
        CalendarDay,
        _l("перенос рабочего дня"),
        {"day": _l("день"), "works": _l("рабочий"), "note": _l("основание")},
        shown_by=(CalendarDay.day,),
    ),
    RecordNames(
        RetentionTerm,
        _l("срок хранения"),
        {"kind": _l("вид записей"), "months": _l("месяцев")},
        shown_by=(RetentionTerm.kind,),
    ),
    RecordNames(
        LetterText,
        _l("текст письма"),
        {"name": _l("письмо"), "body": _l("текст")},
        shown_by=(LetterText.name,),
    ),
)
