"""What the conditions of a distribution hold on people: who with whom, and where not."""

from flask_babel import lazy_gettext as _l

from app.practice.conditions.models import KeptApart, PracticeConflict, WishCompanion
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        WishCompanion,
        _l("С кем студент хочет идти на практику"),
        by=(WishCompanion.student_id, WishCompanion.companion_id),
        fate=Fate.DELETE,
        hidden=frozenset({"student_id"}),
    ),
    PersonalTable(
        KeptApart,
        _l("Кого не направляют на одну базу практики"),
        by=(KeptApart.first_id, KeptApart.second_id),
        made_by=(KeptApart.added_by_id,),
        fate=Fate.DELETE,
        hidden=frozenset({"first_id", "second_id", "reason"}),
    ),
    PersonalTable(
        PracticeConflict,
        _l("Где студент не проходит практику из-за конфликта интересов"),
        by=(PracticeConflict.student_id,),
        made_by=(PracticeConflict.declared_by_id,),
        fate=Fate.DELETE,
    ),
)
