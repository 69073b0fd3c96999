"""What of the packages below waits for one person."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from app.accounts.handover import HandoverKind
from app.accounts.models import User
from app.imports.models import ImportRun
from app.imports.queries import list_waiting_runs


def _runs_of(user: User) -> Sequence[ImportRun]:
    return list_waiting_runs(user.id)


def _give_run(run: ImportRun, successor: User) -> None:
    run.created_by_id = successor.id


HANDOVER = (HandoverKind("imports", _l("Загрузки таблиц, ждущие решения"), _runs_of, _give_run),)
