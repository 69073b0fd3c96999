"""How the log of changes calls the notes to the council."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.outcomes.analysis.models import AnalysisNote
from app.outcomes.permissions import Permission

RECORDS = (
    RecordNames(
        AnalysisNote,
        _l("справка совету"),
        {
            "number": _l("номер"),
            "made_on": _l("дата справки"),
            "selection": _l("о каких выпускниках"),
            "graduates": _l("сколько выпускников"),
            "computed_at": _l("когда рассчитано"),
            "conclusions": _l("выводы"),
            "adopted_on": _l("когда принята"),
            "adopted_by": _l("чем принята"),
        },
        shown_by=(AnalysisNote.number,),
        card="analysis.note_detail",
        argument="note_id",
        managed_by=Permission.ANALYSIS_MANAGE,
    ),
)
