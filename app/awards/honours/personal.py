"""What kinds of award hold on people: who signs beside the director."""

from flask_babel import lazy_gettext as _l

from app.awards.honours.models import Honour
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Honour,
        _l("Виды наград: кто ещё подписывает"),
        texts=(Honour.cosigners,),
        fate=Fate.STAY,
        stays=_l("Что это за награда. Кто ещё подписывает, удаляется."),
    ),
)
