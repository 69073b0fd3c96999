"""What this package holds on people: papers go with the records they belong to."""

from flask_babel import lazy_gettext as _l

from app.documents.models import Paper, PaperTemplate
from app.web.personal import ERASED, Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        PaperTemplate,
        _l("Шаблоны документов"),
        made_by=(PaperTemplate.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Шаблон принадлежит колледжу, имён в нём нет."),
    ),
    PersonalTable(
        Paper,
        _l("Выданные документы"),
        entity=(Paper.entity, Paper.entity_id),
        made_by=(Paper.created_by_id,),
        blank={
            "snapshot": lambda _paper: None,
            "parties": ERASED,
            "cancel_reason": lambda paper: ERASED if paper.cancel_reason else "",
        },
        stays=_l("Вид, номер и дата: нумерация идёт без пропусков. Текст и файлы удаляются."),
        hidden=frozenset({"digest", "number_order"}),
    ),
)
