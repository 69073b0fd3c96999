"""Programmes of mentoring for tests."""

import factory

from app.mentors.enums import MentorshipKind
from app.mentors.programmes.models import MentoringProgramme, ProgrammeStage
from tests.factories import BaseFactory


class MentoringProgrammeFactory(BaseFactory):
    class Meta:
        model = MentoringProgramme

    title = factory.Sequence(lambda n: f"Первый год в школе {n}")
    kind = MentorshipKind.EMPLOYER_STUDENT
    aim = "Студент ведёт уроки самостоятельно"
    stages = factory.LazyFunction(
        lambda: [
            ProgrammeStage(ordinal=1, title="Знакомство", indicator="карта наблюдений"),
            ProgrammeStage(ordinal=2, title="Пробные уроки"),
        ]
    )
