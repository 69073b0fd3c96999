"""What the site knows of a student for a CV; each package declares the lines it can give.

Packages stand side by side and import none another: the one that draws a CV asks here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app
from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum
from app.students.models import Student


class CvPart(LabelledEnum):
    """A part of a CV, in the order they stand."""

    PRACTICE = "practice", _l("Практика")
    MENTORSHIP = "mentorship", _l("Работа с наставником")
    FEEDBACK = "feedback", _l("Отзывы с практики")
    CERTIFICATES = "certificates", _l("Удостоверения и сертификаты")


@dataclass(frozen=True)
class CvLine:
    """One line: what it is, where and when, the mark for it; `words` is what was said of it.

    Lines stand by `day`, the newest first. No line names another person.
    """

    title: str
    day: date
    when: str = ""
    detail: str = ""
    mark: str = ""
    words: str = ""


@dataclass(frozen=True)
class CvSource:
    """What one package gives a part of a CV: `find(student)` returns the lines."""

    part: CvPart
    find: Callable[[Student], Sequence[CvLine]]

    def register(self, app: Flask) -> None:
        """Let CVs ask this source (called by the factory)."""
        known: list[CvSource] = app.extensions.setdefault("cv_sources", [])
        known.append(self)


def lines_by_part(student: Student) -> Mapping[CvPart, list[CvLine]]:
    """Return what all packages know of a student, each part the newest first."""
    found: dict[CvPart, list[CvLine]] = {part: [] for part in CvPart}
    sources: list[CvSource] = current_app.extensions.get("cv_sources", [])
    for source in sources:
        found[source.part] += source.find(student)
    return {
        part: sorted(lines, key=lambda line: line.day, reverse=True)
        for part, lines in found.items()
    }
