"""Permissions over target training contracts."""

from enum import StrEnum


class Permission(StrEnum):
    """What a role may do with contracts. Parties see their own, staff all of them."""

    CONTRACT_VIEW = "contracts:contract:view"
    CONTRACT_MANAGE = "contracts:contract:manage"
    CONTRACT_ANSWER = "contracts:contract:answer"
    PAYMENT_RECORD = "contracts:payment:record"
    OFFER_VIEW = "contracts:offer:view"
    OFFER_MAKE = "contracts:offer:make"
    OFFER_PUBLISH = "contracts:offer:publish"
    OFFER_APPLY = "contracts:offer:apply"
