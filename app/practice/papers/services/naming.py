"""Whom a paper names where: a part of issuing it."""

from collections.abc import Mapping

from app.documents.models import Paper
from app.extensions import db
from app.practice.papers.models import PracticePaperLine


def keep_lines(paper: Paper, roll: Mapping[int, int]) -> None:
    """Note whom a paper names where."""
    db.session.add_all(
        PracticePaperLine(paper_id=paper.id, student_id=student_id, base_id=base_id)
        for student_id, base_id in sorted(roll.items())
    )
    db.session.flush()
