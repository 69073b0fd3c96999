"""Pages of the weeks of practice."""

from app.practice.weeks.views import attendance, board, course, own, results, visits

__all__ = ["attendance", "board", "course", "own", "results", "visits"]
