"""Contracts in force, for who looks after the students they bind."""

from datetime import date
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, literal, select

from app.contracts.models import TargetContract
from app.contracts.rules import IN_FORCE
from app.students.running import RunningKind


def _contracts(day: date) -> Select[*tuple[Any, ...]]:
    contract = TargetContract
    return select(
        literal(contract.__tablename__).label("kind"),
        contract.id.label("record_id"),
        contract.student_id,
        contract.organization_id,
        contract.number.label("title"),
        contract.drafted_on.label("starts_on"),
        contract.work_ends_on.label("ends_on"),
    ).where(contract.state.in_(IN_FORCE), contract.work_ends_on >= day)


def _url(contract_id: int) -> str:
    return url_for("contracts.contract_detail", contract_id=contract_id)


RUNNING = (RunningKind(TargetContract.__tablename__, _l("целевой договор №"), _contracts, _url),)
