"""What events hold on people."""

from flask_babel import lazy_gettext as _l

from app.activities.events.models import ClusterEvent, EventPrize
from app.web.personal import ERASED, Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        ClusterEvent,
        _l("Мероприятия"),
        made_by=(ClusterEvent.responsible_id,),
        texts=(ClusterEvent.programme, ClusterEvent.results, ClusterEvent.report_text),
        fate=Fate.STAY,
        stays=_l("Название, дни и числа участников: по ним считается выполнение плана."),
    ),
    PersonalTable(
        EventPrize,
        _l("Результаты мероприятий"),
        named=(EventPrize.winner,),
        blank={"winner": lambda prize: f"{ERASED} №\u00a0{prize.id}"},
        stays=_l("Место, номинация и организация: это итог мероприятия."),
    ),
)
