"""What passports hold on people."""

from flask_babel import lazy_gettext as _l

from app.mentors.passport_models import MentorPost, MentorSpeciality, MentorTraining
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        MentorPost, _l("Места работы наставника"), by=(MentorPost.mentor_id,), fate=Fate.DELETE
    ),
    PersonalTable(
        MentorTraining,
        _l("Обучение наставника"),
        by=(MentorTraining.mentor_id,),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        MentorSpeciality,
        _l("Каких студентов ведёт наставник"),
        by=(MentorSpeciality.mentor_id,),
        fate=Fate.DELETE,
        fields={"speciality_id": _l("специальность")},
    ),
)
_NOTHING = (
    "post_since", "category", "education", "basis", "order_on", "consent_on", "agreement_on",
    "pay", "pay_amount", "load_limit",
)  # fmt: skip
_NO_WORDS = ("education_detail", "order_number", "ordered_by", "agreement_number")
BLANK = {**dict.fromkeys(_NOTHING), **dict.fromkeys(_NO_WORDS, "")}
