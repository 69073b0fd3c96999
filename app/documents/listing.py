"""The register of papers as a list."""

from flask_babel import lazy_gettext as _l

from app.documents.catalog import title_of
from app.documents.queries import SORTABLE
from app.web.listing.columns import Column
from app.web.listing.listing import Listing

PAPERS = Listing(
    name="papers",
    title=_l("Документы"),
    count=(_l("документ"), _l("документа"), _l("документов")),
    columns=(
        Column(_l("Номер"), lambda paper: paper.number, sort="number"),
        Column(_l("Документ"), lambda paper: title_of(paper.kind)),
        Column(_l("Дата"), lambda paper: paper.issued_on, sort="date"),
        Column(_l("Стороны"), lambda paper: paper.parties),
        Column(_l("Состояние"), lambda paper: paper.state.label),
    ),
    orders=SORTABLE,
    order="-date",
)
