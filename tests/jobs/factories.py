"""Jobs for tests."""

import factory

from app.base import clock
from app.jobs.enums import JobState
from app.jobs.models import Job
from tests.factories import LONG_AGO, BaseFactory


class JobFactory(BaseFactory):
    class Meta:
        model = Job

    kind = "count"
    payload = factory.LazyFunction(dict)
    state = JobState.QUEUED
    created_at = LONG_AGO
    heartbeat_at = factory.LazyFunction(clock.true_now)
