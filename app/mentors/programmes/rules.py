"""Pure decisions about programmes: their terms, and reading stages from lines."""

from dataclasses import dataclass, field
from typing import NamedTuple

from app.base.terms import KEPT_APART
from app.mentors.enums import MentorshipKind
from app.mentors.programmes.enums import MOST_STAGES
from app.mentors.programmes.errors import NoStagesError, StageTooLongError, TooManyStagesError

LONGEST_LINE = 250
_DASHES = (" — ", " – ", " - ")


class StageLine(NamedTuple):
    """A stage, and by what one sees that it is behind."""

    title: str
    indicator: str = ""


@dataclass(frozen=True)
class MentoringProgrammeTerms:
    """What a programme says; `stage_lines` has a stage on each line, «этап — показатель»."""

    title: str
    kind: MentorshipKind
    aim: str
    stage_lines: str = field(metadata=KEPT_APART)
    indicators: str = ""


def read_stages(text: str) -> list[StageLine]:
    """Return the stages of the lines, empty ones left out.

    Raises NoStagesError, TooManyStagesError, StageTooLongError.
    """
    stages = [_read(line.strip()) for line in text.splitlines() if line.strip(" -–—")]
    if not stages:
        raise NoStagesError(field="stage_lines")
    if len(stages) > MOST_STAGES:
        raise TooManyStagesError(field="stage_lines")
    if any(len(part) > LONGEST_LINE for stage in stages for part in stage):
        raise StageTooLongError(field="stage_lines")
    return stages


def _read(line: str) -> StageLine:
    places = [(line.find(dash), dash) for dash in _DASHES if dash in line]
    if not places:
        return StageLine(line)
    at, dash = min(places)
    return StageLine(line[:at].strip(), line[at + len(dash) :].strip())
