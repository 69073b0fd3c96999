"""The papers of this package: the informative note of a survey that was summed up."""

from flask import url_for

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.catalog import INFORMATIVE_NOTE
from app.documents.kinds import PaperKind
from app.surveys.models import Survey
from app.surveys.permissions import Permission
from app.surveys.queries.surveys import get_survey


def _find(survey_id: int, viewer: Viewer) -> Survey:
    if not viewer.can(Permission.SURVEY_VIEW):
        raise NotFoundError
    return get_survey(survey_id)


def _card(survey: Survey) -> str:
    return url_for("surveys.survey_detail", survey_id=survey.id)


PAPERS = (PaperKind(INFORMATIVE_NOTE, Survey.__tablename__, find=_find, card=_card),)
