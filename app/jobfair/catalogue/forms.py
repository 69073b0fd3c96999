"""The form behind an employer's link: for each vacancy, whether it still stands."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired

from app.jobfair.enums import StillStands
from app.web.forms import BaseForm

_NAMED = "vacancy"  # before the number of a vacancy, in the name of its field


class StandingFields(BaseForm):
    """What an employer says of its vacancies; `standing_form` adds a question for each."""

    @staticmethod
    def read(values: Mapping[str, Any]) -> dict[int, StillStands]:
        """Return vacancy → answer of what the form brought."""
        return {
            int(name.removeprefix(_NAMED)): StillStands(value)
            for name, value in values.items()
            if name.startswith(_NAMED) and value
        }


def standing_form(vacancies: Iterable[tuple[int, str]]) -> StandingFields:
    """Return the form for some vacancies: (number, how it is called)."""
    fields = {f"{_NAMED}{id_}": _question(words) for id_, words in vacancies}
    kind: type[StandingFields] = type("VacanciesStandForm", (StandingFields,), fields)
    return kind()


def _question(words: str) -> RadioField:
    return RadioField(
        words,
        choices=[SelectChoice(value, label) for value, label in StillStands.pairs()],
        validators=[InputRequired(_l("Ответьте, актуальна ли вакансия."))],
    )
