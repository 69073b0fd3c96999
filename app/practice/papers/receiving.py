"""«Список получен»: what the letter with a named list asks the base."""

from collections.abc import Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.viewer import Viewer
from app.documents.practice_forms import PRACTICE_BASE_LIST
from app.documents.queries import find_paper
from app.links.tasks import Fact, LinkTask
from app.practice.papers import wording
from app.practice.papers.forms import ReceiptFields
from app.practice.papers.lists import contact_words, shown_names
from app.practice.papers.models import PracticeBaseList
from app.practice.papers.queries import papers as queries
from app.practice.papers.services.lists import note_received
from app.practice.permissions import Permission


def _show(sent: PracticeBaseList) -> list[Fact]:
    period = sent.period
    paper = find_paper(sent, kind=PRACTICE_BASE_LIST.name)
    names = shown_names(paper) if paper and paper.snapshot else []
    return [
        (_("База практики"), sent.base.name),
        (_("Практика"), str(period.kind.label)),
        (_("Сроки"), wording.dates_in_words(period)),
        (_("Студенты"), "; ".join(names) or _("никто не придёт")),
        (_("Вопросы о практике"), contact_words()),
    ]


def _told(sent: PracticeBaseList) -> list[str]:
    """What the letter says: no names, they stand behind the link."""
    return [
        _("База: %(base)s", base=sent.base.name),
        _("Практика: %(dates)s", dates=wording.dates_in_words(sent.period)),
    ]


def _apply(sent: PracticeBaseList, _values: Mapping[str, Any], _link: Any, actor: Viewer) -> None:
    note_received(sent, actor=actor, today=clock.today())


RECEIVE_LIST = LinkTask(
    name="practice.named_list",
    title=_l("Список студентов на практику"),
    lead=_l("Посмотрите, кто к вам придёт, и подтвердите, что список получен."),
    permission=Permission.PAPER_MANAGE,
    entity=PracticeBaseList.__tablename__,
    record=queries.list_by_id,
    label=lambda sent: _("%(base)s: %(period)s", base=sent.base.name, period=sent.period.title),
    form=lambda _sent: ReceiptFields(),
    answer=_apply,
    show=_show,
    address=lambda sent: url_for("practice.base_list_list", period_id=sent.period_id),
    button=_l("Список получен"),
    thanks=_l("Спасибо! В колледже увидят, что список у вас."),
    told=_told,
)
