"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.links.models import TaskLink
from app.links.permissions import Permission
from app.links.tasks import task_of


def _title_of(name: str) -> str:
    task = task_of(name)
    return str(task.title) if task else name


RECORDS = (
    RecordNames(
        TaskLink,
        _l("ссылка с вопросом"),
        {
            "digest": _l("отпечаток ссылки"),
            "nonce": _l("ключ ссылки"),
            "task": _l("о чём вопрос"),
            "entity": _l("к какой таблице"),
            "entity_id": _l("к какой записи"),
            "record_label": _l("о ком или о чём"),
            "addressee_name": _l("кому"),
            "addressee_email": _l("почта адресата"),
            "addressee_phone": _l("телефон адресата"),
            "until": _l("ответ до"),
            "sent_at": _l("отправлена"),
            "sent_by_id": _l("кто отправил"),
            "reminders": _l("сколько напоминаний"),
            "reminded_at": _l("последнее напоминание"),
            "answered_at": _l("ответ получен"),
            "answered_by": _l("кто ответил"),
            "answered_by_id": _l("кто записал ответ"),
            "spoken_on": _l("со слов: когда"),
            "spoken_way": _l("со слов: как"),
            "answer": _l("ответ"),
            "is_accepted": _l("изменения приняты"),
            "settled_at": _l("ответ проверен"),
            "settled_by_id": _l("кто проверил ответ"),
        },
        shown_by=(TaskLink.addressee_name,),
        values={"task": _title_of},
        card="links.link_detail",
        argument="link_id",
        managed_by=Permission.LINK_MANAGE,
    ),
)
