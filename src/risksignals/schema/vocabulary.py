"""The words of the codebook that values may take, as types and as tuples."""

from typing import Final, Literal, get_args

Status = Literal["affirmed", "historical", "negated", "hypothetical", "other"]
Kind = Literal[
    "child",
    "partner_derogation",
    "substance_use",
    "resistance",
    "domestic_abuse",
    "child_safeguarding",
    "safeguarding_gap",
    "review_activity",
    "engagement",
]
ChildSubtype = Literal["own", "partners", "household_or_contact", "unborn"]
DerogationSubtype = Literal["insult", "blame", "contempt"]
Substance = Literal[
    "alcohol",
    "cannabis",
    "stimulant",
    "opioid",
    "sedative",
    "npa",
    "other",
    "unspecified",
]
ResistanceSubtype = Literal["withholding", "hostility", "disengagement", "minimisation"]
AbuseSubtype = Literal["physical", "threat", "control", "incident_report"]
ActivitySubtype = Literal[
    "check_requested",
    "information_received",
    "management_oversight",
    "person_involved",
    "rosh_updated",
    "plan_updated",
    "contact_changed",
    "home_visit",
    "plan_shared",
]
EngagementSubtype = Literal["disclosure", "compliance", "positive_change"]

RoshLevel = Literal["low", "medium", "high", "very high", "very_high"]
Priority = Literal["urgent", "prompt", "routine"]
ChildState = Literal["recorded", "incomplete", "unrecorded"]
Evidenced = Literal["evidenced", "partly evidenced", "not evidenced"]
TimelineEvent = Literal["note", "assessment", "record"]

STATUSES: Final[tuple[str, ...]] = get_args(Status)
ROSH_LEVELS: Final[tuple[str, ...]] = get_args(RoshLevel)
#: From the most pressing to the least.
PRIORITIES: Final[tuple[Priority, ...]] = get_args(Priority)
KINDS: Final[tuple[str, ...]] = get_args(Kind)

#: The subtypes of each kind; a kind with none has an empty tuple.
SUBTYPES: Final[dict[str, tuple[str, ...]]] = {
    "child": get_args(ChildSubtype),
    "partner_derogation": get_args(DerogationSubtype),
    "substance_use": get_args(Substance),
    "resistance": get_args(ResistanceSubtype),
    "domestic_abuse": get_args(AbuseSubtype),
    "child_safeguarding": (),
    "safeguarding_gap": (),
    "review_activity": get_args(ActivitySubtype),
    "engagement": get_args(EngagementSubtype),
}
