"""May a student teach before graduation? The law as data and one pure decision over it.

The federal law of 24.07.2023 № 385-ФЗ let students of colleges teach in their last year. What it
asks stands in `LAW` and, with what has to be checked, in docs/legal.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.jobfair.enums import EarlyCondition, EarlyWork, TeachingLevel


@dataclass(frozen=True)
class TeachingLaw:
    """What a law asks of a student who teaches before graduation."""

    source: str
    minimum_age: int
    speciality_group: str  # how the codes of its specialities begin
    levels: frozenset[TeachingLevel]


LAW = TeachingLaw(
    source="Федеральный закон от 24.07.2023 № 385-ФЗ",
    minimum_age=18,
    speciality_group="44.",
    levels=frozenset({TeachingLevel.PRESCHOOL, TeachingLevel.PRIMARY}),
)
DIPLOMAS = (7, 1)  # month and day: by then the diplomas of a year are given


@dataclass(frozen=True)
class Learner:
    """What the law asks to know of a student on a day; `attested` is None while nobody told."""

    age: int
    speciality_code: str
    graduation_year: int
    is_in_final_year: bool
    has_graduated: bool = False
    attested: bool | None = None

    @property
    def graduates_on(self) -> date:
        """The day from which the student has a diploma."""
        return date(self.graduation_year, *DIPLOMAS)


@dataclass(frozen=True)
class Early:
    """The decision: how it stands, and which of the law's conditions hold, fail, are to prove."""

    verdict: EarlyWork
    held: tuple[EarlyCondition, ...] = ()
    failed: tuple[EarlyCondition, ...] = ()
    to_prove: tuple[EarlyCondition, ...] = ()
    graduates_on: date | None = None

    @property
    def is_allowed(self) -> bool:
        """Tell whether nothing stands against a beginning on the vacancy's day."""
        return self.verdict not in {EarlyWork.NOT_YET, EarlyWork.UNKNOWN}

    @property
    def is_of_law(self) -> bool:
        """Tell whether the law's conditions decided."""
        return bool(self.held or self.failed or self.to_prove)


def early_work(
    learner: Learner,
    *,
    level: TeachingLevel | None,
    starts_on: date | None,
    law: TeachingLaw = LAW,
) -> Early:
    """Decide whether a student may begin a work that teaches at a level, on a day.

    Work that begins after graduation asks nothing of the law, nor does work that is not pedagogic.
    """
    day = learner.graduates_on
    if learner.has_graduated:
        return Early(EarlyWork.GRADUATED)
    if starts_on is not None and starts_on >= day:
        return Early(EarlyWork.LATER, graduates_on=day)
    if level is TeachingLevel.OTHER:
        return Early(EarlyWork.FREE, graduates_on=day)
    answers = dict(_answers(learner, level, law))
    held, failed, to_prove = (
        tuple(one for one, answer in answers.items() if answer is wanted)
        for wanted in (True, False, None)
    )
    return Early(_verdict(failed, to_prove), held, failed, to_prove, day)


def _verdict(failed: tuple[EarlyCondition, ...], to_prove: tuple[EarlyCondition, ...]) -> EarlyWork:
    if failed:
        return EarlyWork.NOT_YET
    if EarlyCondition.LEVEL in to_prove:
        return EarlyWork.UNKNOWN
    return EarlyWork.TO_PROVE if to_prove else EarlyWork.ALLOWED


def _answers(
    learner: Learner, level: TeachingLevel | None, law: TeachingLaw
) -> Iterator[tuple[EarlyCondition, bool | None]]:
    yield EarlyCondition.LEVEL, None if level is None else level in law.levels
    yield EarlyCondition.FINAL_YEAR, learner.is_in_final_year
    yield EarlyCondition.ADULT, learner.age >= law.minimum_age
    is_of_group = learner.speciality_code.startswith(law.speciality_group)
    yield EarlyCondition.SPECIALITY, is_of_group
    yield EarlyCondition.ATTESTATIONS, learner.attested


def takes_students(level: TeachingLevel | None, law: TeachingLaw = LAW) -> bool | None:
    """Tell whether a vacancy may take somebody before graduation at all; None: nobody knows."""
    if level is None:
        return None
    return level is TeachingLevel.OTHER or level in law.levels
