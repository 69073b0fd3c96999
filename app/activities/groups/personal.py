"""What working groups hold on people: members are told by their body."""

from flask_babel import lazy_gettext as _l

from app.activities.groups.models import WorkingGroup
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        WorkingGroup,
        _l("Кто утвердил рабочую группу"),
        named=(WorkingGroup.approved_by,),
        fate=Fate.STAY,
        stays=_l("Имя должностного лица в решении об утверждении."),
    ),
)
