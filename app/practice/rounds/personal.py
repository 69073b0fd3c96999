"""What second rounds hold on people."""

from flask_babel import lazy_gettext as _l

from app.practice.rounds.models import SecondChoice, SecondWish
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        SecondChoice,
        _l("Выбор во втором туре практики"),
        by=(SecondChoice.student_id,),
        fate=Fate.STAY,
        stays=_l("Выбор без имени: по нему проверяется второй тур."),
        fields={"explanation": _l("объяснение")},
    ),
    PersonalTable(
        SecondWish,
        _l("Места, выбранные во втором туре"),
        within=SecondWish.choice_id,
        fate=Fate.STAY,
        stays=_l("Хранятся вместе с выбором."),
    ),
)
