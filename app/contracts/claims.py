"""Whom target contracts in force bind to their organizations."""

from collections.abc import Collection

from flask_babel import gettext as _

from app.contracts import queries
from app.students.claims import Claimed, StudentClaim


def _contracts(groups: Collection[int]) -> list[Claimed]:
    return [
        Claimed(student_id, organization_id, _("целевой договор № %(number)s", number=number))
        for student_id, organization_id, number in queries.in_force_of_groups(groups)
    ]


CLAIMS = (StudentClaim("target_contracts", _contracts),)
