"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.imports import views
from app.imports.jobs import apply_in_worker, read_in_worker, undo_in_worker
from app.imports.permissions import Permission
from app.imports.personal import PERSONAL_DATA, RETENTION
from app.imports.records import RECORDS
from app.imports.services.runs import APPLY, READ, UNDO
from app.jobs.registry import JobKind
from app.web.navigation import AdminPage
from app.web.packages import Package

IMPORTS = Package(
    name="imports",
    blueprint=views.bp,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "imports.run_list",
            _l("Загрузки таблиц"),
            _l("Студенты, организации и другие списки из Excel и CSV"),
            order=16,
        ),
    ),
    records=RECORDS,
    commands={"import": "app.imports.cli:import_command"},
    jobs=(
        JobKind(READ, read_in_worker, _l("Чтение таблицы")),
        JobKind(APPLY, apply_in_worker, _l("Загрузка таблицы")),
        JobKind(UNDO, undo_in_worker, _l("Отмена загрузки")),
    ),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
