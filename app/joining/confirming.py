"""«Проверьте сведения об организации»: what a link asks a participant, and what follows."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.errors import NotFoundError
from app.base.identity import fold
from app.base.phones import format_phone
from app.base.terms import terms_of
from app.base.viewer import Viewer
from app.joining.forms import DetailsForm
from app.links.rules import Addressee
from app.links.tasks import Change, LinkTask
from app.organizations import queries
from app.organizations.models import ContactPerson, Organization
from app.organizations.permissions import Permission
from app.organizations.rules import ContactTerms, OrganizationTerms
from app.organizations.services import add_contact, edit_contact, edit_organization

CONTACT = "contact_"  # before the names of the contact person's fields
_CONTACT_FIELDS = tuple(field.name for field in fields(ContactTerms))


def addressee_of(organization: Organization) -> Addressee:
    """Return whom to ask: the first contact person with an e-mail, else the organization's own."""
    known = [one for one in organization.contacts if one.email]
    if known:
        return Addressee(known[0].name, known[0].email or "", known[0].phone or "")
    name = organization.head_name or organization.short_name
    return Addressee(name, organization.email or "", organization.phone or "")


def _find(organization_id: int) -> Organization | None:
    try:
        return queries.get_organization(organization_id)
    except NotFoundError:
        return None


def _form(organization: Organization) -> DetailsForm:
    contact = _contact_of(organization)
    known = {
        f"{CONTACT}{name}": getattr(contact, name) if contact else "" for name in _CONTACT_FIELDS
    }
    return DetailsForm(obj=organization, data=known)


def _contact_of(organization: Organization) -> ContactPerson | None:
    with_email = (one for one in organization.contacts if one.email)
    return next(with_email, next(iter(organization.contacts), None))


def _changes(organization: Organization, values: Mapping[str, Any]) -> list[Change]:
    return list(_differences(organization, values))


def _differences(organization: Organization, values: Mapping[str, Any]) -> Iterator[Change]:
    contact = _contact_of(organization)
    for name, label in DetailsForm.labels().items():
        owner = contact if name.startswith(CONTACT) else organization
        now = getattr(owner, name.removeprefix(CONTACT), None) or ""
        then = values.get(name) or ""
        if str(now) != str(then):
            yield str(label), _shown(name, now), _shown(name, then)


def _shown(name: str, value: str) -> str:
    return format_phone(value) if name.endswith("phone") and value else value


def _apply(
    organization: Organization, values: Mapping[str, Any], _link: Any, actor: Viewer
) -> None:
    """Take over what an organization said of itself; nothing when it changed nothing."""
    if not _changes(organization, values):
        return
    own = {field.name for field in fields(OrganizationTerms)}
    said = {name: value for name, value in values.items() if name in own}
    terms = terms_of(organization, OrganizationTerms, **said)
    edit_organization(organization, terms=terms, actor=actor)
    if name := values.get("contact_name"):
        contact = ContactTerms(
            name=name,
            position=values.get("contact_position") or "",
            phone=values.get("contact_phone"),
            email=values.get("contact_email"),
        )
        _apply_contact(organization, contact, actor)


def _apply_contact(organization: Organization, terms: ContactTerms, actor: Viewer) -> None:
    same = (one for one in organization.contacts if fold(one.name) == fold(terms.name))
    if known := next(same, None):
        edit_contact(organization, contact_id=known.id, terms=terms, actor=actor)
    else:
        add_contact(organization, terms=terms, actor=actor)


CONFIRM_DETAILS = LinkTask(
    name="joining.details",
    title=_l("Проверьте сведения об организации"),
    lead=_l(
        "По этим сведениям колледж готовит договоры и связывается с вами. Если всё верно, просто "
        "отправьте ответ. Если что-то изменилось, исправьте: методист посмотрит и внесёт."
    ),
    permission=Permission.ORGANIZATION_MANAGE,
    entity=Organization.__tablename__,
    record=_find,
    label=lambda organization: organization.short_name,
    form=_form,
    answer=_apply,
    changes=_changes,
    show=lambda organization: [(str(_l("Организация")), organization.name)],
    address=lambda organization: url_for(
        "organizations.organization_detail", organization_id=organization.id
    ),
    button=_l("Сведения верны, отправить"),
    thanks=_l("Спасибо! Сведения об организации подтверждены."),
    card="organization",
)
