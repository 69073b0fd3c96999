"""What agreements ask of staff and of organizations today."""

from collections.abc import Iterator
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base import clock
from app.base.viewer import Viewer
from app.practice.agreements.enums import AgreementStage
from app.practice.agreements.queries.agreements import AgreementCounts, tally_agreements
from app.practice.agreements.queries.reach import count_hosts_without
from app.practice.permissions import Permission
from app.web.dashboard import Chip, Todo, Urgency
from app.web.kept import kept
from app.web.tallies import PageTally


def _counts_of(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    if not viewer.can(Permission.AGREEMENT_VIEW):
        return None
    return tally_agreements(visible_to=viewer, today=clock.today())


COUNTS = PageTally(_counts_of)


def todo_of_agreements(viewer: Viewer) -> Iterator[Todo]:
    """Give what waits: drafts, agreements that end, organizations without one."""
    row = COUNTS.row(viewer)
    if row is None:
        return
    counts = AgreementCounts(*row)
    if viewer.can(Permission.AGREEMENT_MANAGE):
        yield from _of_staff(counts)
    elif counts.drafts:
        yield Todo(
            _("Колледж подготовил договор о практической подготовке"),
            _list_of(AgreementStage.DRAFT),
            _("Прочитать"),
            _("Напечатайте, подпишите и передайте методисту: он приложит скан."),
            urgency=Urgency.SOON,
        )


def _of_staff(counts: AgreementCounts) -> Iterator[Todo]:
    if counts.expiring:
        yield Todo(
            _("Заканчиваются договоры о практике: %(count)d", count=counts.expiring),
            _list_of(AgreementStage.EXPIRING),
            _("Посмотреть"),
            _("в ближайшие 60 дней или раньше, чем закончится практика"),
            chip=Chip(_("истекают"), "soon"),
            urgency=Urgency.SOON,
        )
    today = clock.today()
    # Every place of the periods to come is held against every agreement: not at each visit.
    if without := kept(f"hosts without agreement {today}", lambda: count_hosts_without(today)):
        yield Todo(
            _("Есть места практики, но нет договора: организаций %(count)d", count=without),
            url_for("practice.agreement_host_list"),
            _("Добавить проекты"),
            urgency=Urgency.STEP,
        )
    if counts.drafts:
        yield Todo(
            _("Подписать договоры о практике: проектов %(count)d", count=counts.drafts),
            _list_of(AgreementStage.DRAFT),
            _("Открыть"),
            urgency=Urgency.STEP,
        )


def _list_of(stage: AgreementStage) -> str:
    return url_for("practice.agreement_list", stage=stage.value)
