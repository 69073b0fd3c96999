"""The register of documents, and the list of those open to everybody."""

from flask_babel import lazy_gettext as _l

from app.activities.documents.models import ClusterDocument
from app.activities.documents.queries import SORTABLE
from app.activities.documents.wording import organizations_of
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

_COUNT = (_l("документ"), _l("документа"), _l("документов"))
_TITLE = Column(_l("Документ"), lambda one: one.title, sort="title")
_KIND = Column(_l("Вид"), lambda one: one.kind, on_screen=False)
_NUMBER = Column(_l("Номер"), lambda one: one.number, sort="number")
_DATE = Column(_l("Дата"), lambda one: one.dated_on, sort="date")
_UNTIL = Column(_l("Действует до"), lambda one: one.valid_until, sort="until")

DOCUMENTS = Listing(
    name="cluster_documents",
    title=_l("Документы кластера"),
    count=_COUNT,
    columns=(
        _TITLE,
        _KIND,
        _NUMBER,
        _DATE,
        Column(_l("Стороны"), organizations_of, on_screen=False),
        Column(_l("Кто подготовил"), lambda one: one.author, on_screen=False),
        Column(_l("Утверждён"), lambda one: one.approved_on, on_screen=False),
        _UNTIL,
        Column(_l("Состояние"), lambda one: one.state),
    ),
    searched=(ClusterDocument,),
    orders=SORTABLE,
    order="-date",
)
PUBLIC_DOCUMENTS = Listing(
    name="public_documents",
    title=_l("Документы кластера для всех"),
    count=_COUNT,
    columns=(_TITLE, _KIND, _NUMBER, _DATE, _UNTIL, Column(_l("Файл"))),
    searched=(ClusterDocument,),
    orders=SORTABLE,
    order="-date",
)
