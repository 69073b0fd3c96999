"""A vacancy as schema.org's JobPosting, as far as everybody may read it."""

from collections.abc import Mapping
from typing import Any

from markupsafe import escape

from app.base import clock
from app.base.money import KOPECKS
from app.jobfair.enums import Employment, LabourContract, VacancyState
from app.jobfair.models import Fair, Vacancy
from app.jobfair.rules import RUNNING_FAIRS
from app.notifications.texts import absolute_url

_KINDS = {
    Employment.FULL_TIME: "FULL_TIME",
    Employment.PART_TIME: "PART_TIME",
    Employment.TEMPORARY: "TEMPORARY",
    Employment.BESIDE_STUDY: "PART_TIME",
}


def job_posting(vacancy: Vacancy) -> Mapping[str, Any] | None:
    """Return the posting of a vacancy one may apply for, None for any other."""
    if vacancy.state is not VacancyState.APPROVED or vacancy.fair.state not in RUNNING_FAIRS:
        return None
    posted = vacancy.published_at or vacancy.submitted_at or clock.now()
    told = {
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": _description(vacancy),
        "url": absolute_url("jobfair.vacancy_detail", vacancy_id=vacancy.id),
        "identifier": _identifier(vacancy),
        "datePosted": str(clock.local_day(posted)),
        "validThrough": _until(vacancy.fair),
        "employmentType": _kinds(vacancy),
        "hiringOrganization": {"@type": "Organization", "name": vacancy.organization.name},
        "jobLocation": _place(vacancy),
        "baseSalary": _salary(vacancy),
        "totalJobOpenings": vacancy.free,
        "jobStartDate": str(vacancy.starts_on) if vacancy.starts_on else None,
        "qualifications": vacancy.requirements or None,
        "jobBenefits": vacancy.conditions or None,
        "directApply": False,
    }
    return {name: value for name, value in told.items() if value is not None}


def _until(fair: Fair) -> str | None:
    """Return until when employers offer work: the fair's own day may be over by now."""
    last = fair.offers_until or fair.held_on
    return str(last) if last >= clock.today() else None


def _description(vacancy: Vacancy) -> str:
    """Return the texts as HTML of paragraphs; what people wrote is escaped in it."""
    texts = (vacancy.duties, vacancy.requirements, vacancy.conditions)
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _identifier(vacancy: Vacancy) -> Mapping[str, Any] | None:
    if not vacancy.portal_number:
        return None
    return {
        "@type": "PropertyValue",
        "name": "Работа в России",
        "value": vacancy.portal_number,
    }


def _kinds(vacancy: Vacancy) -> str | list[str]:
    kind = _KINDS[vacancy.employment]
    is_fixed = vacancy.contract is LabourContract.FIXED_TERM and kind != "TEMPORARY"
    return [kind, "TEMPORARY"] if is_fixed else kind


def _place(vacancy: Vacancy) -> Mapping[str, Any]:
    address = {
        "@type": "PostalAddress",
        "addressCountry": "RU",
        "addressLocality": vacancy.town,
        "streetAddress": vacancy.address,
    }
    return {"@type": "Place", "address": {name: one for name, one in address.items() if one}}


def _salary(vacancy: Vacancy) -> Mapping[str, Any] | None:
    ends = {"minValue": vacancy.salary_from, "maxValue": vacancy.salary_to}
    told = {name: kopecks / KOPECKS for name, kopecks in ends.items() if kopecks is not None}
    if not told:
        return None
    value = {"@type": "QuantitativeValue", "unitText": "MONTH", **told}
    return {"@type": "MonetaryAmount", "currency": "RUB", "value": value}
