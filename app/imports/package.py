"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.imports.jobs import apply_in_worker, undo_in_worker
from app.imports.permissions import Permission
from app.imports.records import RECORDS
from app.imports.services.runs import APPLY, UNDO
from app.jobs.registry import JobKind
from app.web.packages import Package

IMPORTS = Package(
    name="imports",
    permissions=Permission,
    records=RECORDS,
    commands={"import": "app.imports.cli:import_command"},
    jobs=(
        JobKind(APPLY, apply_in_worker, _l("Загрузка таблицы")),
        JobKind(UNDO, undo_in_worker, _l("Отмена загрузки")),
    ),
)
