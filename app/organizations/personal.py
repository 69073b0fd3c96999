"""What this package holds on people."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.organizations.models import ContactPerson
from app.web.personal import Fate, PersonalTable, PersonSource

PERSONAL_DATA = (
    PersonSource(
        "contact",
        ContactPerson,
        _l("контактное лицо"),
        name=lambda contact: contact.name,
        card=lambda contact: url_for(
            "organizations.organization_detail", organization_id=contact.organization_id
        ),
        emails=(ContactPerson.email,),
    ),
    PersonalTable(
        ContactPerson,
        _l("Контактные лица организаций"),
        by=(ContactPerson.id,),
        addressed=(ContactPerson.email,),
        fate=Fate.DELETE,
    ),
)
