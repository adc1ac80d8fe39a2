"""A bar as the headteacher types it on its page."""

STRANGE = "zanzibar"
BAR = {
    "reasons": f"He shouted {STRANGE} at the gate, a third time.",
    "why_outside_guidance": "A child was pushed aside.",
    "why_less_would_not_do": "A warning and visits by arrangement were tried.",
    "starts_on": "2026-11-23",
    "ends_on": "2027-01-10",
    "review_on": "2026-12-15",
    "arrangements_for_child": "Lena's mother brings and fetches her.",
    "said": "We want to find a way back together.",
    "draft": "A third shouting at the gate, before children.",
}
