"""How the log of changes calls the records of orders and ceremonies."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.awards.ceremony.models import AwardCeremony, AwardHandover, AwardOrder

RECORDS = (
    RecordNames(
        AwardOrder,
        _l("приказ о награждении"),
        {
            "round_id": _l("конкурс"),
            "number": _l("номер"),
            "signed_on": _l("дата подписания"),
            "awarder": _l("кто награждает"),
            "organization_id": _l("организация, которая награждает"),
        },
        shown_by=(AwardOrder.number,),
    ),
    RecordNames(
        AwardCeremony,
        _l("церемония награждения"),
        {
            "round_id": _l("конкурс"),
            "starts_at": _l("начало"),
            "place": _l("место"),
            "note": _l("что ещё сказать в приглашении"),
            "programme": _l("порядок вручения"),
            "invited_at": _l("приглашения отправлены"),
        },
    ),
    RecordNames(
        AwardHandover,
        _l("вручение награды"),
        {
            "award_id": _l("награда"),
            "handed_on": _l("когда вручили"),
            "way": _l("как вручили"),
            "received_by": _l("кто получил"),
            "noted_by_id": _l("кто отметил"),
        },
    ),
)
