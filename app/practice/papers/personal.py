"""What the papers of practice hold on people, and how long named lists are kept."""

from flask_babel import lazy_gettext as _l

from app.documents.services.papers import forget_papers
from app.practice.papers.models import PracticePaperLine, PracticePaperSet
from app.practice.papers.queries.papers import lists_past
from app.web.personal import Fate, PersonalTable, RetentionKind

PERSONAL_DATA = (
    PersonalTable(
        PracticePaperLine,
        _l("Строки приказов, списков и направлений на практику"),
        by=(PracticePaperLine.student_id,),
        fate=Fate.STAY,
        stays=_l(
            "Номер записи без имени: по нему видно, изменилось ли назначение после документа. "
            "Имя в тексте приказа и списка остаётся до конца срока их хранения."
        ),
        fields={"paper_id": _l("документ"), "base_id": _l("база практики")},
    ),
    PersonalTable(
        PracticePaperSet,
        _l("Документы практики одним файлом"),
        made_by=(PracticePaperSet.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Файл хранится неделю и удаляется сам."),
    ),
)
RETENTION = (
    RetentionKind(
        "practice.named_lists",
        _l("Поимённые списки базам практики"),
        months=60,
        reason=_l("Пять лет после практики: список нужен, пока могут спросить о ней."),
        past=lists_past,
        anonymise=forget_papers,
    ),
)
