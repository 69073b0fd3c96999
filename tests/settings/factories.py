"""Settings for tests: one made-up college."""

from datetime import date, timedelta

import factory

from app.settings.enums import Authority
from app.settings.models import (
    THE_ONE,
    CalendarDay,
    ClusterSettings,
    Council,
    OrganizationLetterhead,
    PublicationSite,
    Signatory,
)
from tests.factories import BaseFactory, OrganizationFactory


class SettingsFactory(BaseFactory):
    class Meta:
        model = ClusterSettings

    id = THE_ONE
    name = "Педагогический кластер «Исток»"
    place = "Ясенево и район"
    kind = "Государственное бюджетное профессиональное образовательное учреждение"
    own_name = "«Ясеневский педагогический колледж»"
    short_name = "ГБПОУ «Ясеневский педколледж»"
    town = "Ясенево"


class SignatoryFactory(BaseFactory):
    class Meta:
        model = Signatory

    organization_id = None
    name = factory.Sequence(lambda n: f"Зорина Анна Петровна {n}")
    post = "директор"
    authority = Authority.CHARTER


class CouncilFactory(BaseFactory):
    class Meta:
        model = Council

    name = factory.Sequence(lambda n: f"Совет наставников {n}")


class PublicationSiteFactory(BaseFactory):
    class Meta:
        model = PublicationSite

    name = "Сайт колледжа"
    url = factory.Sequence(lambda n: f"https://college{n}.example/")


class CalendarDayFactory(BaseFactory):
    class Meta:
        model = CalendarDay

    day = factory.Sequence(lambda n: date(2030, 1, 9) + timedelta(days=n))
    works = False
    note = "Постановление о переносе выходных дней"


class LetterheadFactory(BaseFactory):
    class Meta:
        model = OrganizationLetterhead

    organization_id = factory.LazyFunction(lambda: OrganizationFactory().id)
    heading = "Управление образования"
