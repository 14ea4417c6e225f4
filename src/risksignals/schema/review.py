"""The result of reviewing a case."""

import datetime as dt

import msgspec

from .vocabulary import ChildState, Evidenced, Priority, TimelineEvent


class Evidence(msgspec.Struct, frozen=True):
    """A span of one note: character offsets `[start, end)` into the note as given."""

    note_id: str
    start: int
    end: int


class Reason(msgspec.Struct, frozen=True):
    """One reason that stands after the last note, with all its evidence in note order."""

    code: str
    priority: Priority
    summary: str
    evidence: tuple[Evidence, ...]
    suggested_actions: tuple[str, ...]


class ChildFinding(msgspec.Struct, frozen=True):
    """One distinct child, or a group listed as one, and how the record stands on it."""

    label: str
    state: ChildState
    mentions: tuple[Evidence, ...]


class TimelineEntry(msgspec.Struct, frozen=True):
    """How the recommendation stood after one event.

    `note_id` is None for an assessment or an entry in the record. `standing` holds reason
    codes; `raised` those that had not stood before the event; `resolved` those that had.
    """

    date: dt.date
    note_id: str | None
    event: TimelineEvent
    recommended: bool
    priority: Priority | None
    standing: tuple[str, ...]
    raised: tuple[str, ...]
    resolved: tuple[str, ...]


class Review(msgspec.Struct, frozen=True):
    """What is recommended for one case: decision support, for a human to decide on.

    `priority` and `first_note` are None where no review is recommended after the last note;
    `standards` maps 1 to 4 to how far each is evidenced, and is None where no review was ever
    recommended.
    """

    case_id: str
    review_recommended: bool
    priority: Priority | None
    first_note: str | None
    reasons: tuple[Reason, ...]
    children: tuple[ChildFinding, ...]
    timeline: tuple[TimelineEntry, ...]
    standards: dict[int, Evidenced] | None
    policy_version: str
    library_version: str

    def to_json(self, *, indent: int | None = None) -> str:
        """The review as JSON text, on one line unless `indent` is given."""
        data = msgspec.json.encode(self)
        return (data if indent is None else msgspec.json.format(data, indent=indent)).decode()
