"""What documents hold on people."""

from flask_babel import lazy_gettext as _l

from app.activities.documents.models import ClusterDocument, DocumentVersion, SheetLine
from app.web.personal import ERASED, Fate, PersonalTable

_KEPT = _l("Документ хранится столько, сколько велит архивный срок [сверить].")
PERSONAL_DATA = (
    PersonalTable(
        ClusterDocument,
        _l("Документы кластера"),
        texts=(ClusterDocument.author,),
        fate=Fate.STAY,
        stays=_KEPT,
    ),
    PersonalTable(
        DocumentVersion,
        _l("Версии документов кластера"),
        made_by=(DocumentVersion.added_by_id,),
        signed=((DocumentVersion.added_by_id, DocumentVersion.added_by),),
        fate=Fate.STAY,
        stays=_KEPT,
    ),
    PersonalTable(
        SheetLine,
        _l("Согласование документов"),
        by=(SheetLine.user_id,),
        named=(SheetLine.name,),
        texts=(SheetLine.remarks,),
        blank={"name": ERASED},
        stays=_l("То, что документ согласован, и день ответа."),
    ),
)
