"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.documents import views
from app.documents.permissions import Permission
from app.documents.personal import PERSONAL_DATA
from app.documents.records import RECORDS
from app.documents.signatories import signatory_phrase
from app.web.navigation import AdminPage
from app.web.packages import Package

DOCUMENTS = Package(
    name="documents",
    blueprint=views.bp,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "documents.paper_list",
            _l("Документы"),
            _l("Выданные письма и договоры: номера, даты, стороны"),
            order=15,
        ),
        AdminPage(
            "documents.template_list",
            _l("Шаблоны документов"),
            _l("Договор и письма на бланке колледжа: поля, замена, пробная печать"),
            order=16,
        ),
    ),
    records=RECORDS,
    personal_data=PERSONAL_DATA,
    filters={"signatory_phrase": signatory_phrase},
)
