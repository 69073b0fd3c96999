"""How the log of changes calls matchings."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.permissions import Permission
from app.jobfair.placement.models import FairMatching
from app.jobfair.placement.wording import figures_words

RECORDS = (
    RecordNames(
        FairMatching,
        _l("подбор по итогам ярмарки"),
        {
            "fair_id": _l("ярмарка"),
            "title": _l("название"),
            "way": _l("как подбирали"),
            "with_untalked": _l("учтены и те, с кем не говорили"),
            "seed": _l("число жребия"),
            "digest": _l("контрольная сумма"),
            "figures": _l("показатели"),
            "computed_at": _l("рассчитан"),
            "published_at": _l("опубликован"),
            "answer_until": _l("ответить до"),
        },
        shown_by=(FairMatching.title,),
        card="jobfair.matching_detail",
        argument="matching_id",
        managed_by=Permission.FAIR_MANAGE,
        values={"figures": figures_words},
    ),
)
