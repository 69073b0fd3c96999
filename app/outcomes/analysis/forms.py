"""Forms of the analysis: what is selected, a note to the council, its adoption."""

from flask_babel import lazy_gettext as _l

from app.outcomes.analysis.selection import GraduateSelection, Offered
from app.plan.serving import ServingFields
from app.web.fields import ChoiceFilter, DayField, LineField, ProseField, RecordFilter
from app.web.forms import CreateForm, EditForm, FilterForm

LONGEST = 8_000


class AnalysisFilterForm(FilterForm):
    """Which graduates are asked about."""

    year = ChoiceFilter(_l("Год выпуска"), coerce=lambda value: int(value) if value else "")
    speciality = ChoiceFilter(_l("Специальность"))
    town = ChoiceFilter(_l("Населённый пункт"))

    def offer(self, offered: Offered) -> None:
        """Offer what there are enough graduates of."""
        self.year.offer(offered.years)
        self.speciality.offer(offered.specialities)
        self.town.offer(offered.towns)

    @property
    def selection(self) -> GraduateSelection:
        """Return what was chosen; what is not offered is no choice."""
        return GraduateSelection(
            self.value("year"), self.value("speciality") or "", self.value("town") or ""
        )


class AnalysisNoteForm(ServingFields, CreateForm):
    """What the college says beside the figures."""

    conclusions = ProseField(
        _l("Выводы"),
        needed=_l("Напишите выводы для совета."),
        maximum=LONGEST,
        rows=10,
        description=_l("Цифры войдут в справку сами. Имён студентов не пишите."),
    )


class NoteAdoptionForm(EditForm):
    """When and by what the council adopted the note."""

    adopted_on = DayField(_l("Дата заседания"), needed=_l("Укажите дату заседания совета."))
    adopted_by = LineField(
        _l("Чем принята"),
        needed=_l("Укажите протокол."),
        description=_l("Например: протокол заседания совета № 3."),
    )


class AnalysisNoteFilterForm(FilterForm):
    """Notes of a plan item."""

    item = RecordFilter()
