"""What the summary holds on graduates."""

from flask_babel import lazy_gettext as _l

from app.outcomes.analysis.models import GraduateFacts
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        GraduateFacts,
        _l("Строка сводки для анализа трудоустройства"),
        by=(GraduateFacts.student_id,),
        fate=Fate.DELETE,
        fields={
            "year": _l("год выпуска"),
            "speciality": _l("специальность"),
            "town": _l("населённый пункт"),
            "bases": _l("базы практики"),
            "hours": _l("часов практики"),
            "mark": _l("средняя отметка за практику"),
            "wish_rank": _l("средний номер пожелания"),
            "mentored": _l("был наставник"),
            "mentor_hours": _l("часов с наставником"),
            "mentor_score": _l("отзыв о наставнике"),
            "talks": _l("собеседований на ярмарках"),
            "offers": _l("предложений работы"),
            "contract": _l("целевой договор"),
            **{
                f"{name}_{month}": words
                for month, after in ((3, "3"), (6, "6"), (12, "12"))
                for name, words in (
                    ("employed", _l("работает через %(month)s мес.", month=after)),
                    ("employer", _l("работодатель через %(month)s мес.", month=after)),
                    ("in_speciality", _l("по специальности через %(month)s мес.", month=after)),
                    ("at_base", _l("на базе практики через %(month)s мес.", month=after)),
                    ("at_mentor", _l("у наставника через %(month)s мес.", month=after)),
                )
            },
        },
    ),
)
