"""What agreements add to the package of practice."""

from app.base import clock
from app.practice.agreements.jobs import JOBS
from app.practice.agreements.papers import PAPERS
from app.practice.agreements.personal import RETENTION
from app.practice.agreements.queries.agreements import period_choices
from app.practice.permissions import Permission
from app.web.choices import ChoiceSource

CHOICES = (
    ChoiceSource(
        "agreement-periods",
        lambda *_: period_choices(clock.today()),
        Permission.AGREEMENT_MANAGE,
    ),
)

__all__ = ["CHOICES", "JOBS", "PAPERS", "RETENTION"]
