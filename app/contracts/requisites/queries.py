"""Reading what is kept of a contract's citizen."""

from sqlalchemy import select

from app.contracts.models import TargetContract
from app.contracts.requisites.models import CitizenRequisites
from app.extensions import db


def find_requisites(contract: TargetContract) -> CitizenRequisites | None:
    """Return what is kept for a contract."""
    statement = select(CitizenRequisites).where(CitizenRequisites.contract_id == contract.id)
    return db.session.scalar(statement)
