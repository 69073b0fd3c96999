"""What this package holds on people."""

from flask_babel import lazy_gettext as _l

from app.settings.models import Council, Signatory
from app.web.personal import Fate, PersonalTable

_BY_POST = _l("Имя должностного лица, которое подписывает документы или ведёт протокол.")
PERSONAL_DATA = (
    PersonalTable(
        Signatory,
        _l("Подписанты колледжа и организаций"),
        named=(Signatory.name,),
        fate=Fate.STAY,
        stays=_BY_POST,
    ),
    PersonalTable(
        Council,
        _l("Председатели и секретари советов"),
        named=(Council.chair_name, Council.secretary_name),
        fate=Fate.STAY,
        stays=_BY_POST,
    ),
)
