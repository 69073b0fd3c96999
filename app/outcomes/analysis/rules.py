"""The way of a note to the council."""

from app.base.moves import Moves, move
from app.outcomes.analysis.enums import AnalysisNoteEvent, AnalysisNoteState, AnalysisParty

NOTE_MOVES: Moves[AnalysisNoteState, AnalysisNoteEvent, AnalysisParty] = Moves(
    {
        AnalysisNoteEvent.ADOPT: move(
            AnalysisNoteState.PUBLISHED, AnalysisNoteState.ADOPTED, AnalysisParty.COLLEGE
        )
    }
)
