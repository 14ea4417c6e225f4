"""A review's JSON has the shape that its readers rely on."""

import datetime as dt
import json

from risksignals.schema import ChildFinding, Evidence, Reason, Review, TimelineEntry

EVIDENCE = (Evidence("n3", 18, 44),)
REVIEW = Review(
    case_id="C001",
    review_recommended=True,
    priority="prompt",
    first_note="n3",
    reasons=(Reason("information_withheld", "prompt", "Withheld.", EVIDENCE, ("Ask again.",)),),
    children=(ChildFinding("son", "unrecorded", (Evidence("n3", 34, 37),)),),
    timeline=(
        TimelineEntry(
            date=dt.date(2024, 3, 6),
            note_id="n3",
            event="note",
            recommended=True,
            priority="prompt",
            standing=("information_withheld",),
            raised=("information_withheld",),
            resolved=(),
        ),
    ),
    standards={1: "not evidenced", 2: "evidenced", 3: "partly evidenced", 4: "not evidenced"},
    policy_version="1",
    library_version="0.1.0",
)


def test_the_json_has_the_documented_shape():
    assert json.loads(REVIEW.to_json()) == {
        "case_id": "C001",
        "review_recommended": True,
        "priority": "prompt",
        "first_note": "n3",
        "reasons": [
            {
                "code": "information_withheld",
                "priority": "prompt",
                "summary": "Withheld.",
                "evidence": [{"note_id": "n3", "start": 18, "end": 44}],
                "suggested_actions": ["Ask again."],
            }
        ],
        "children": [
            {
                "label": "son",
                "state": "unrecorded",
                "mentions": [{"note_id": "n3", "start": 34, "end": 37}],
            }
        ],
        "timeline": [
            {
                "date": "2024-03-06",
                "note_id": "n3",
                "event": "note",
                "recommended": True,
                "priority": "prompt",
                "standing": ["information_withheld"],
                "raised": ["information_withheld"],
                "resolved": [],
            }
        ],
        "standards": {
            "1": "not evidenced",
            "2": "evidenced",
            "3": "partly evidenced",
            "4": "not evidenced",
        },
        "policy_version": "1",
        "library_version": "0.1.0",
    }


def test_the_json_may_be_laid_out_for_people():
    assert REVIEW.to_json(indent=2).startswith('{\n  "case_id"')
    assert json.loads(REVIEW.to_json(indent=2)) == json.loads(REVIEW.to_json())
