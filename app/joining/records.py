"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.joining.models import JoinRequest
from app.joining.permissions import Permission

RECORDS = (
    RecordNames(
        JoinRequest,
        _l("заявка на участие"),
        {
            "name": _l("название организации"),
            "kind": _l("вид"),
            "contact_name": _l("с кем связаться"),
            "contact_position": _l("должность"),
            "wants_places": _l("готовы принять на практику"),
            "wants_vacancies": _l("ищут сотрудников"),
            "wants_mentors": _l("готовы дать наставников"),
            "comment": _l("что ещё сказали"),
            "reason": _l("причина отказа"),
            "answered_at": _l("отвечено"),
        },
        shown_by=(JoinRequest.name,),
        card="joining.request_detail",
        argument="join_request_id",
        managed_by=Permission.REQUEST_ANSWER,
        personal=frozenset({"email", "phone"}),
        personal_to=Permission.REQUEST_ANSWER,
    ),
)
