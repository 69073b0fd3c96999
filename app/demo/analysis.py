"""What the analysis says of the demo graduates, and the note that the council has of it."""

from app.demo.scene import Scene
from app.outcomes.analysis.queries.collecting import collect
from app.outcomes.analysis.queries.demand import years_of_demand
from app.outcomes.analysis.queries.summary import base_names, facts_rows, find_whole
from app.outcomes.analysis.results import AnalysisAnswer
from app.outcomes.analysis.selection import WHOLE
from app.outcomes.analysis.services import (
    AnalysisNoteTerms,
    NoteAdoptionTerms,
    adopt_note,
    publish_note,
    replace_facts,
    store_view,
)

PROVED_BY = ("6.3", "8.2")


def load_analysis(scene: Scene) -> None:
    """Compute what the page says, as the worker does each night, and publish it to the council.

    Apart from the other parts: it takes seconds, and nobody else builds on it.
    """
    from app.outcomes.analysis.computing import Workshop  # pandas is slow to import

    replace_facts(list(collect()), after=0, until=None)
    workshop = Workshop(facts_rows(), names=base_names())
    for selection in workshop.selections():
        years = years_of_demand(speciality=selection.speciality)
        graduates, answers = workshop.answers(selection, years=years)
        store_view(selection, graduates=graduates, answers=answers, now=scene.now)
    _publish(scene)


def _publish(scene: Scene) -> None:
    from app.outcomes.analysis.files import proposed_conclusions

    view, staff = find_whole(), scene.user("staff")
    answers = [AnalysisAnswer.from_json(one) for one in view.answers] if view else []
    note = publish_note(
        selection=WHOLE,
        terms=AnalysisNoteTerms(proposed_conclusions(answers)),
        plan_item_ids=scene.item_ids(*PROVED_BY),
        actor=staff,
        now=scene.now,
        today=scene.today,
    )
    note.is_demo = True
    terms = NoteAdoptionTerms(scene.today, "протокол заседания совета № 2")
    adopt_note(note, terms=terms, actor=staff, today=scene.today)
