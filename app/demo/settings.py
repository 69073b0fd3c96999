"""What the demonstration says of its cluster and college: nobody answers at these contacts."""

from dataclasses import asdict

from app.base.cluster import Cluster
from app.demo.scene import Scene
from app.extensions import db
from app.settings.enums import SignatoryGender
from app.settings.models import THE_ONE, ClusterSettings, Council, PublicationSite, Signatory
from app.settings.queries import find_settings, forget_kept

DEMO_CLUSTER = Cluster(
    name="Педагогический кластер",
    name_genitive="педагогического кластера",
    name_prepositional="педагогическом кластере",
    place="Шахтёрск и район",
    region="Донецкая Народная Республика",
    founder="Министерство образования и науки",
    kind="Государственное бюджетное профессиональное образовательное учреждение",
    own_name="«Шахтёрский педагогический колледж»",
    short_name="ГБПОУ «Шахтёрский педагогический колледж»",
    town="Шахтёрск",
    address="Шахтёрск, ул. Учебная, 1",
    phone="+78562000000",
    email="kolledzh@demo.example",
    contact_office="Учебная часть (вымышленный контакт)",
)
DIRECTOR = "Землянская Наталья Алексеевна"


def load_settings(_scene: Scene) -> None:
    """Fill in the settings unless a person has done so."""
    if find_settings():
        return
    values = {name: value for name, value in asdict(DEMO_CLUSTER).items() if value}
    settings = ClusterSettings(id=THE_ONE, is_demo=True, **values)
    director = Signatory(
        name=DIRECTOR, post="директор", gender=SignatoryGender.FEMALE, is_demo=True
    )
    council = Council(
        name="Совет кластера",
        name_genitive="Совета кластера",
        chair_name="Н. А. Землянская",
        chair_post="директор",
        secretary_name="Демо Методист",
        secretary_post="методист",
        is_demo=True,
    )
    site = PublicationSite(name="Сайт колледжа", url="https://college.example/", is_demo=True)
    db.session.add_all([settings, director, council, site])
    db.session.flush()
    forget_kept()
