"""How far the record shows the reviewing standards of HM Inspectorate of Probation met."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from ..schema import Assessment, Evidenced
from .passage import Passage

_CHANGES: Final = ("rosh_updated", "plan_updated", "contact_changed")
_WRITTEN: Final = ("rosh_updated", "plan_updated")


def audit(
    passages: Sequence[Passage], since: Passage, assessments: Iterable[Assessment]
) -> dict[int, Evidenced]:
    """Each standard, 1 to 4, on the review activity from the note `since` to the last.

    1: changes in risk identified and addressed. 2: informed by other agencies. 3: the person
    and key individuals involved. 4: a written record of the changes made.
    """
    done = _activity(passages[since.index :], "affirmed")
    planned = _activity(passages[since.index :], "hypothetical")
    if _assessed_after(since.date, assessments):
        done = done | {"rosh_updated"}
    written = [subtype in done for subtype in _WRITTEN]
    return {
        1: _evidenced(
            done.intersection(_CHANGES),
            planned.intersection(_CHANGES) or "management_oversight" in done,
        ),
        2: _evidenced("information_received" in done, "check_requested" in done | planned),
        3: _evidenced(
            "person_involved" in done, "person_involved" in planned or "home_visit" in done
        ),
        4: _evidenced(all(written), any(written) or "plan_shared" in done),
    }


def _activity(passages: Iterable[Passage], status: str) -> frozenset[str]:
    """The kinds of review activity that any of the notes tells of with the status."""
    return frozenset(
        signal.subtype or ""
        for passage in passages
        for signal in passage.signals
        if signal.kind == "review_activity" and signal.status == status
    )


def _assessed_after(date: dt.date, assessments: Iterable[Assessment]) -> bool:
    return any(assessment.date > date for assessment in assessments)


def _evidenced(whole: object, part: object) -> Evidenced:
    return "evidenced" if whole else "partly evidenced" if part else "not evidenced"
