"""What the forms of contracts need to be filled in well; see tests/promises.py."""

CREATED: dict[str, dict[str, str]] = {
    "contracts.contract_create": {
        "training_until": "2025-06-30",
        "work_begins_on": "2025-07-01",
        "work_years": "3",
        "kind": "monthly_payment",
        "amount": "3500",
        "period": "monthly",
        "pay_day": "25",
    },
    "contracts.obligation_create": {},
    "contracts.support_create": {
        "kind": "travel",
        "amount": "500",
        "period": "once",
        "starts_on": "",
        "ends_on": "",
        "pay_day": "5",
    },
}
EDITED = (
    "contracts.contract_edit",
    "contracts.contract_sign",
    "contracts.contract_terminate",
    "contracts.obligation_edit",
    "contracts.obligation_settle",
    "contracts.support_edit",
)
