"""Whom target contracts bind to their organizations: the base of practice, the post at the fair.

A suspended contract binds nobody until it runs again; one under which work has begun keeps no post.
"""

from collections.abc import Collection

from flask_babel import gettext as _
from sqlalchemy import ColumnElement

from app.contracts.life import queries
from app.contracts.models import TargetContract
from app.contracts.rules import AWAITING_WORK, RUNNING
from app.students.claims import Claimed, StudentClaim
from app.students.models import Student


def _of_groups(groups: Collection[int]) -> list[Claimed]:
    return _claims(Student.group_id.in_(groups), TargetContract.state.in_(RUNNING))


def _at(organizations: Collection[int]) -> list[Claimed]:
    is_there = queries.employer_id_of().in_(organizations)
    return _claims(is_there, TargetContract.state.in_(AWAITING_WORK))


def _claims(*conditions: ColumnElement[bool]) -> list[Claimed]:
    return [
        Claimed(
            student_id=contract.student_id,
            organization_id=contract.employer_id or contract.organization_id,
            customer_id=contract.organization_id,
            paper=_("целевой договор № %(number)s", number=contract.number),
            position=contract.position,
            trains_until=contract.training_until,
        )
        for contract in queries.list_binding(*conditions)
    ]


CLAIMS = (StudentClaim("target_contracts", _of_groups, _at),)
