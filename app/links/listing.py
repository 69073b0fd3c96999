"""The list of links: what it shows and what leaves the site with it."""

from typing import Any

from flask_babel import lazy_gettext as _l

from app.base.phones import format_phone
from app.links.acts import REMIND, WITHDRAW
from app.links.models import TaskLink
from app.links.queries import SORTABLE
from app.links.tasks import task_of
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _title(link: Any) -> str:
    task = task_of(link.task)
    return str(task.title) if task else str(link.task)


LINKS = Listing(
    name="links",
    title=_l("Ответы по ссылкам"),
    count=(_l("ссылка"), _l("ссылки"), _l("ссылок")),
    columns=(
        Column(_l("Кому"), lambda link: link.addressee_name),
        Column(_l("Электронная почта"), lambda link: link.addressee_email, on_screen=False),
        Column(
            _l("Телефон"), lambda link: format_phone(link.addressee_phone or ""), on_screen=False
        ),
        Column(_l("О чём"), _title),
        Column(_l("Запись"), lambda link: link.record_label, on_screen=False),
        Column(_l("Отправлена"), lambda link: link.sent_at, sort="sent"),
        Column(_l("Ответ до"), lambda link: link.until, sort="until"),
        Column(_l("Состояние"), lambda link: link.standing),
        Column(_l("Ответ получен"), lambda link: link.answered_at, on_screen=False),
        Column(_l("Кто ответил"), lambda link: link.answered_by, on_screen=False),
    ),
    searched=(TaskLink,),
    orders=SORTABLE,
    order="-sent",
    acts=(REMIND.name, WITHDRAW.name),
)
