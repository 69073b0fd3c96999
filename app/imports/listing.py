"""The lists of this package: what they show and what leaves the site with them."""

from flask_babel import lazy_gettext as _l

from app.imports.models import ImportRun
from app.imports.queries import ROW_SORTABLE, RUN_SORTABLE
from app.imports.wording import said_of
from app.web.listing.columns import Column
from app.web.listing.listing import Listing


def _who(run: ImportRun) -> str:
    return run.created_by.display_name if run.created_by else ""


RUNS = Listing(
    name="imports",
    title=_l("Загрузки таблиц"),
    count=(_l("загрузка"), _l("загрузки"), _l("загрузок")),
    columns=(
        Column(_l("Файл"), lambda run: run.source_name),
        Column(_l("Что загружали"), lambda run: str(run.declared.title)),
        Column(_l("Кто и когда"), sort="when"),
        Column(_l("Кто"), _who, on_screen=False),
        Column(_l("Когда"), lambda run: run.created_at, on_screen=False),
        Column(_l("Новых"), lambda run: run.counts.get("new", 0), kind="n"),
        Column(_l("Изменённых"), lambda run: run.counts.get("changed", 0), kind="n"),
        Column(_l("С ошибками"), lambda run: run.counts.get("refused", 0), kind="n"),
        Column(_l("Состояние"), lambda run: run.state),
    ),
    orders=RUN_SORTABLE,
    order="-when",
)
ROWS = Listing(
    name="import-rows",
    title=_l("Строки таблицы"),
    count=(_l("строка"), _l("строки"), _l("строк")),
    columns=(
        Column(_l("Строка"), lambda row: row.number, kind="n", sort="row"),
        Column(_l("Запись"), lambda row: row.key),
        Column(_l("Что с ней"), lambda row: row.fate),
        Column(_l("Подробности"), lambda row: "; ".join(said_of(row))),
        Column(_l("Итог"), lambda row: row.outcome),
    ),
    orders=ROW_SORTABLE,
    order="row",
)
