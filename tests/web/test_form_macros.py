"""The macros of forms: labels, hints, errors, the summary, escaping."""

from flask import Flask, render_template_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FileField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from tests.web.rendering import EVIL, IMPORTS, Markup, draw


class AddressForm(Form):
    """A form inside a form."""

    token = HiddenField(default="inner")
    street = StringField("Улица")


class BaseFormOfTest(Form):
    """Gives the summary what forms of the site give it."""

    @property
    def error_list(self) -> list[tuple[str, str]]:
        return [(field.id, error) for field in self for error in field.errors]


class EveryForm(BaseFormOfTest):
    """One field of every kind the macros know."""

    version = HiddenField(default="7")
    name = StringField(
        "Название", [InputRequired("Укажите название.")], description="Как в уставе."
    )
    places = IntegerField("Мест", [InputRequired("Укажите число мест.")])
    start = DateField("Начало")
    town = SelectField("Город", choices=[SelectChoice("1", "Шахтёрск")])
    kind = RadioField(
        "Вид", choices=[SelectChoice("a", "Учебная"), SelectChoice("b", "Производственная")]
    )
    days = SelectMultipleField(
        "Дни",
        choices=[SelectChoice("1", "пн"), SelectChoice("2", "вт")],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    agreed = BooleanField("Согласен", description="Можно отозвать.")
    note = TextAreaField("Примечание")
    letter = FileField("Письмо")
    address = FormField(AddressForm, "Адрес")
    phones = FieldList(StringField("Телефон"), "Телефоны", min_entries=2)


def refused() -> EveryForm:
    form = EveryForm(name="", town="1")
    form.validate()
    form.kind.errors = ["Выберите вид."]
    form.agreed.errors = ["Нужно согласие."]
    return form


def test_every_visible_field_has_a_label(site: Flask) -> None:
    markup = draw(site, "{{ forms.render(form, 'Сохранить') }}", form=EveryForm())
    labelled = {label["for"] for label in markup.all("label")}
    fields = [
        attrs
        for tag, attrs in markup.tags
        if tag in {"input", "select", "textarea"} and attrs.get("type") != "hidden"
    ]
    assert len(fields) == 14
    assert {field["id"] for field in fields} == labelled


def test_groups_of_options_have_a_legend_instead(site: Flask) -> None:
    markup = draw(
        site, "{{ forms.field(form.kind) }}{{ forms.field(form.days) }}", form=EveryForm()
    )
    assert [box["id"] for box in markup.all("fieldset")] == ["kind", "days"]
    assert len(markup.all("legend")) == 2


def test_an_error_stands_by_its_field_and_names_it(site: Flask) -> None:
    markup = draw(site, "{{ forms.field(form.name) }}", form=refused())
    widget = markup.one("input")
    assert widget["aria-invalid"] == "true"
    assert widget["aria-describedby"] == "name-hint name-error"
    assert markup.text.endswith("Как в уставе. Укажите название.")


def test_a_field_without_errors_is_not_called_invalid(site: Flask) -> None:
    widget = draw(site, "{{ forms.field(form.start) }}", form=EveryForm()).one("input")
    assert "aria-invalid" not in widget
    assert "aria-describedby" not in widget


def test_required_is_said_in_words(site: Flask) -> None:
    form = EveryForm()
    assert "обязательно" in draw(site, "{{ forms.field(form.places) }}", form=form).text
    assert "обязательно" not in draw(site, "{{ forms.field(form.note) }}", form=form).text


def test_further_arguments_reach_the_widget(site: Flask) -> None:
    markup = draw(site, "{{ forms.field(form.town, **{'data-search': ''}) }}", form=EveryForm())
    assert "data-search" in markup.one("select")


def test_the_summary_leads_to_every_wrong_field(site: Flask) -> None:
    markup = draw(site, "{{ forms.render(form, 'Сохранить') }}", form=refused())
    links = [link["href"] for link in markup.all("a")]
    assert links == ["#name", "#places", "#kind", "#agreed"]
    assert {link.removeprefix("#") for link in links} <= set(markup.ids)
    assert markup.one("div", role="alert")["tabindex"] == "-1"


def test_a_form_without_errors_has_no_summary(site: Flask) -> None:
    assert not draw(site, "{{ forms.error_summary(form) }}", form=EveryForm()).tags


def test_two_forms_share_a_page_without_sharing_ids(site: Flask) -> None:
    markup = draw(site, "{{ forms.hidden(form) }}{{ forms.hidden(form) }}", form=EveryForm())
    assert [found["name"] for found in markup.all("input")] == ["version", "version"]


def test_files_travel_only_in_a_form_made_for_them(site: Flask) -> None:
    whole = draw(site, "{{ forms.render(form, 'Да') }}", form=EveryForm()).one("form")
    plain = draw(site, "{{ forms.render(form, 'Да', '/back') }}", form=AddressFormWithList()).one(
        "form"
    )
    assert whole["enctype"] == "multipart/form-data"
    assert "enctype" not in plain


class AddressFormWithList(BaseFormOfTest, AddressForm):
    """A form of text alone."""


def test_what_was_typed_comes_back_escaped(site: Flask) -> None:
    form = EveryForm(name=EVIL, note=EVIL)
    form.name.errors = [EVIL]
    html = render_template_string(IMPORTS + "{{ forms.render(form, 'Да') }}", form=form)
    assert "<script>" not in html
    assert Markup(html).one("input", id="name")["value"] == EVIL


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_as_it_was_typed(site: Flask, text: str) -> None:
    form = EveryForm(name=text)
    assert draw(site, "{{ forms.field(form.name) }}", form=form).one("input")["value"] == text
