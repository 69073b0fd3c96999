"""Spreadsheets of organizations: their columns, which row is which record, how rows go in."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.identity import fold, town_identity
from app.base.likeness import LIKE, comparable_name, names_likeness
from app.base.requisites import KppError, RequisiteError, check_together
from app.base.terms import terms_of
from app.imports import readers
from app.imports.kinds import ImportColumn, Importer, ImportKind, KnownRecord, ReadRow, Values
from app.organizations import queries, services
from app.organizations.enums import OrganizationKind
from app.organizations.legal_forms import strip_legal_form
from app.organizations.models import Organization
from app.organizations.permissions import Permission
from app.organizations.rules import ContactTerms, OrganizationTerms, identity_of

OWN = ("name", "short_name", "kind", "town", "address", "inn", "kpp", "ogrn", "phone", "email")
HEAD = ("head_name", "head_position")
CONTACT = ("position", "phone", "email")
_NUMBERS = re.compile(r"\d+")
_TOWN_OF_ADDRESS = re.compile(r"(?:^|[,\s])(?:г|гор|город)\.?\s+([А-ЯЁ][А-ЯЁа-яё-]+)")
# What a name says of the kind, the first that is found.
_KINDS = (
    (OrganizationKind.KINDERGARTEN, r"\b(?:сад|ясли)\b"),
    (OrganizationKind.SCHOOL, r"\b(?:школа|гимназия|лицей|интернат)\b"),
    (OrganizationKind.COLLEGE, r"\b(?:колледж|техникум|училище)\b"),
    (OrganizationKind.EXTRA, r"дополнительн|творчеств|\bюношеск|\bдворец\b"),
)


class OrganizationImporter(Importer):
    """Organizations are told apart by INN and OGRN, then by name and town."""

    def prepare(self, rows: Sequence[ReadRow]) -> None:
        """Add what a name and an address say by themselves; check the numbers together."""
        for row in rows:
            values = row.values
            if name := values.get("name") or values.get("short_name"):
                values.setdefault("name", name)
                values.setdefault("town", _town_in(values.get("address", "")))
            if not values.get("town"):
                values.pop("town", None)
            _check_together(row)

    def known(self) -> Iterator[KnownRecord]:
        """Return every organization, those that left among them."""
        contacts = queries.contacts_by_organization()
        for row in queries.list_importable():
            values = {name: getattr(row, name) for name in (*OWN, *HEAD)}
            values["contacts"] = contacts.get(row.id, {})
            yield KnownRecord(row.id, row.version, values)

    def key(self, values: Values) -> str:
        """Return the name people know it by."""
        return str(values.get("short_name") or values.get("name") or "")

    def same(self, values: Values) -> list[Hashable]:
        """INN and OGRN are nobody else's; nor is a name within a town, nor a full name at all."""
        keys: list[Hashable] = [(n, values[n]) for n in ("inn", "ogrn") if values.get(n)]
        if name := values.get("name"):
            keys += [identity_of(name, values.get("town", "")), ("name", name)]
        return keys

    def near(self, values: Values) -> Iterable[Hashable]:
        """Names that are like each other have the same numbers; towns decide the rest."""
        town = town_identity(values.get("town"))
        return {(town, *_NUMBERS.findall(name)) for name in _names(values)}

    def like(self, left: Values, right: Values) -> str | None:
        """Two that each have an INN have proven that they are two."""
        if left.get("inn") and right.get("inn"):
            return None
        if not any(_are_alike(a, b) for a in _names(left) for b in _names(right)):
            return None
        return _("похожее название: «%(name)s»", name=self.key(right))

    def conflict(self, values: Values, known: Values) -> str | None:
        """Somebody's INN under a foreign name, or a known name with a foreign INN or town."""
        inn = (values.get("inn"), known.get("inn"))
        if all(inn) and inn[0] != inn[1]:
            return _("название то же, ИНН другой: %(inn)s", inn=inn[1])
        towns = (values.get("town"), known.get("town"))
        if all(towns) and town_identity(towns[0]) != town_identity(towns[1]):
            return _("то же, но другой населённый пункт: %(town)s", town=known.get("town", ""))
        numbers = [{*_NUMBERS.findall(comparable_name(n))} for n in (_first(values), _first(known))]
        if values.get("name") and numbers[0] != numbers[1]:
            return _("номер тот же, название другое: «%(name)s»", name=self.key(known))
        return None

    def changes(self, values: Values, known: Values) -> dict[str, tuple[Any, Any]]:
        """A contact person is another when the name is."""
        found = super().changes(values, known)
        if who := values.get("contact_name"):
            old = known["contacts"].get(fold(who), {})
            if not old:
                found["contact_name"] = (None, who)
            for name in CONTACT:
                new = values.get(f"contact_{name}")
                if new and old.get(name) != new:
                    found[f"contact_{name}"] = (old.get(name), new)
        return found

    def create(self, values: Values) -> Organization:
        """Add an organization with its contact person."""
        known = {name: values[name] for name in (*OWN, *HEAD) if name in values}
        name = values["name"]
        known.setdefault("short_name", strip_legal_form(name))
        known.setdefault("kind", kind_of(name))
        terms = OrganizationTerms(**known)
        actor = self.context.actor
        organization = services.create_organization(terms=terms, actor=actor, is_another=True)
        self._keep_contact(organization, values)
        return organization

    def change(self, record_id: int, values: Values) -> Organization:
        """Change what the row says, and its contact person."""
        organization = queries.get_organization(record_id)
        told = {name: values[name] for name in (*OWN, *HEAD) if name in values}
        services.edit_organization(
            organization,
            terms=terms_of(organization, OrganizationTerms, **told),
            actor=self.context.actor,
            is_another=True,
        )
        self._keep_contact(organization, values)
        return organization

    def _keep_contact(self, organization: Organization, values: Values) -> None:
        if who := values.get("contact_name"):
            told = {
                name: values[f"contact_{name}"] for name in CONTACT if values.get(f"contact_{name}")
            }
            services.keep_contact(
                organization, terms=ContactTerms(name=who, **told), actor=self.context.actor
            )


def kind_of(name: str) -> OrganizationKind:
    """Return what an organization's name says it is."""
    plain = comparable_name(name)
    found = (kind for kind, words in _KINDS if re.search(words, plain))
    return next(found, OrganizationKind.OTHER)


def _are_alike(left: str, right: str) -> bool:
    """Tell whether two names look like one: «Детский сад № 5» and «Детский сад № 5 «Ромашка»»."""
    if names_likeness(left, right) >= LIKE:
        return True
    words, others = set(left.split()), set(right.split())
    is_longer = words <= others or others <= words
    return (
        is_longer
        and bool(_NUMBERS.search(left))
        and _NUMBERS.findall(left) == _NUMBERS.findall(right)
    )


def _names(values: Values) -> list[str]:
    names = (values.get("name"), values.get("short_name"))
    return [comparable_name(strip_legal_form(name)) for name in names if name]


def _first(values: Values) -> str:
    return str(values.get("name") or "")


def _town_in(address: str) -> str | None:
    found = _TOWN_OF_ADDRESS.search(address)
    return found[1] if found else None


def _check_together(row: ReadRow) -> None:
    inn, kpp, ogrn = (row.values.get(name) for name in ("inn", "kpp", "ogrn"))
    try:
        check_together(inn=inn, kpp=kpp, ogrn=ogrn)
    except RequisiteError as error:
        field = "kpp" if isinstance(error, KppError) else "ogrn"
        row.refuse(field, "requisites_mismatch", str(error))


_KIND_WORDS = {
    "школа": OrganizationKind.SCHOOL,
    "сош": OrganizationKind.SCHOOL,
    "гимназия": OrganizationKind.SCHOOL,
    "лицей": OrganizationKind.SCHOOL,
    "дс": OrganizationKind.KINDERGARTEN,
    "доу": OrganizationKind.KINDERGARTEN,
    "ясли_сад": OrganizationKind.KINDERGARTEN,
    "спо": OrganizationKind.COLLEGE,
    "техникум": OrganizationKind.COLLEGE,
    "допобразование": OrganizationKind.EXTRA,
    "прочее": OrganizationKind.OTHER,
    "другое": OrganizationKind.OTHER,
}

IMPORT = ImportKind(
    name="organizations",
    title=_l("Организации"),
    count=(_l("организация"), _l("организации"), _l("организаций")),
    importer=OrganizationImporter,
    permission=Permission.ORGANIZATION_MANAGE,
    listing="organizations.organization_list",
    endpoint="organizations.organization_detail",
    argument="organization_id",
    columns=(
        ImportColumn(
            "name", _l("Полное название"), readers.line,
            ("Наименование", "Название", "Организация", "Учреждение", "Полное наименование",
             "Наименование организации", "Наименование учреждения", "Образовательная организация"),
            required=True, example="ГБОУ «Школа № 901 города Примерска»",
        ),
        ImportColumn(
            "short_name", _l("Краткое название"), readers.line,
            ("Краткое наименование", "Сокращенное наименование", "Сокращение"),
            example="Школа № 901",
        ),
        ImportColumn(
            "kind", _l("Вид"), readers.one_of(OrganizationKind, **_KIND_WORDS),
            ("Вид организации", "Тип", "Тип организации"), example="Школа",
        ),
        ImportColumn(
            "town", _l("Населённый пункт"), readers.town,
            ("Город", "Нас. пункт", "Местонахождение"), required=True, example="Примерск",
        ),
        ImportColumn(
            "address", _l("Адрес"), readers.line,
            ("Юридический адрес", "Почтовый адрес", "Фактический адрес"),
            example="ул. Школьная, 1",
        ),
        ImportColumn("inn", _l("ИНН"), readers.inn, example="9300000015", telling=True),
        ImportColumn("kpp", _l("КПП"), readers.kpp, example="930001001"),
        ImportColumn("ogrn", _l("ОГРН"), readers.ogrn, ("ОГРНИП",), telling=True),
        ImportColumn(
            "phone", _l("Телефон"), readers.phone,
            ("Тел", "Номер телефона", "Телефон организации", "Телефон приёмной"),
            example="+7 (856) 200-00-01", telling=True,
        ),
        ImportColumn(
            "email", _l("Электронная почта"), readers.email,
            ("E-mail", "Почта", "Эл. почта", "Адрес электронной почты"),
            example="school901@example.ru", telling=True,
        ),
        ImportColumn(
            "head_name", _l("Руководитель"), readers.line,
            ("ФИО руководителя", "Директор", "Заведующий", "Директор (заведующий)"),
            example="Примерова Анна Ивановна",
        ),
        ImportColumn(
            "head_position", _l("Должность руководителя"), readers.line, example="директор",
        ),
        ImportColumn(
            "contact_name", _l("Контактное лицо"), readers.line,
            ("ФИО контактного лица", "Ответственный", "Контакт", "Ответственное лицо"),
            example="Образцов Пётр Петрович",
        ),
        ImportColumn(
            "contact_position", _l("Должность контактного лица"), readers.line,
            ("Должность ответственного",), example="заместитель директора",
        ),
        ImportColumn(
            "contact_phone", _l("Телефон контактного лица"), readers.phone,
            ("Телефон ответственного", "Контактный телефон"), example="+7 (949) 000-00-02",
        ),
        ImportColumn(
            "contact_email", _l("Почта контактного лица"), readers.email,
            ("Почта ответственного",), example="zam@example.ru",
        ),
    ),
)  # fmt: skip
