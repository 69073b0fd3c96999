"""What the registry holds on people: who answers for practice at a base."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.practice.registry.models import BaseResponsible
from app.web.personal import ERASED, PersonalTable, PersonSource

PERSONAL_DATA = (
    PersonSource(
        "base_responsible",
        BaseResponsible,
        _l("ответственный за практику на базе"),
        name=lambda person: "" if person.name == ERASED else person.name,
        card=lambda person: url_for("practice.base_detail", base_id=person.base_id),
        emails=(BaseResponsible.email,),
    ),
    PersonalTable(
        BaseResponsible,
        _l("Ответственные за практику на базах"),
        by=(BaseResponsible.id,),
        addressed=(BaseResponsible.email,),
        blank={"name": ERASED, "phone": None, "email": None},
        stays=_l("Должность, приказ и даты: по ним видно, кто отвечал за практику."),
    ),
)
