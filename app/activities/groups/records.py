"""How the log of changes calls the records of working groups."""

from flask_babel import lazy_gettext as _l

from app.activities.groups.models import WorkingGroup
from app.activities.permissions import Permission
from app.audit.naming import RecordNames

RECORDS = (
    RecordNames(
        WorkingGroup,
        _l("рабочая группа"),
        {
            "body_id": _l("состав и заседания"),
            "name": _l("название"),
            "name_genitive": _l("название в родительном падеже"),
            "direction": _l("направление"),
            "tasks": _l("задачи"),
            "created_on": _l("создана"),
            "term_until": _l("работает до"),
            "approved_on": _l("утверждена"),
            "approved_by": _l("кто утвердил"),
            "council_body_id": _l("совет"),
            "approval_meeting_id": _l("протокол"),
            "order_number": _l("приказ"),
            "disbanded_on": _l("расформирована"),
            "disband_reason": _l("причина"),
        },
        shown_by=(WorkingGroup.name,),
        card="activities.working_group_detail",
        argument="working_group_id",
        managed_by=Permission.GROUP_MANAGE,
    ),
)
