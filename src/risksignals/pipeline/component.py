"""The analyser as a spaCy component.

>>> import spacy
>>> nlp = spacy.blank("en")
>>> _ = nlp.add_pipe("risksignals")
>>> doc = nlp("Smelt of alcohol.")
>>> doc.spans["risksignals"]
[Smelt of alcohol]
>>> doc._.risksignals.signals[0].subtype
'alcohol'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from risksignals.pipeline.analyser import load

DEFAULT_SPANS_KEY = "risksignals"
_CONFIG_FILE = "config.json"


def score_spans(examples: Iterable[Example], *, spans_key: str, **_: Any) -> dict[str, Any]:
    """Precision, recall and F1 of the spans under `spans_key`, by spaCy's own scorer."""
    return Scorer.score_spans(
        examples,
        f"spans_{spans_key}",
        getter=lambda doc, _: doc.spans.get(spans_key, []),
        has_annotation=lambda doc: spans_key in doc.spans,
        allow_overlap=True,
    )


class RiskSignalsComponent:
    """Sets `doc.spans[spans_key]`, a span a signal labelled by its kind, and `doc._.risksignals`.

    A signal's span is widened to whole spaCy tokens; its exact characters are those of the
    `NoteAnalysis` in `doc._.risksignals`.
    """

    def __init__(self, *, model: str = "default", spans_key: str = DEFAULT_SPANS_KEY) -> None:
        self._set(model, spans_key)

    def _set(self, model: str, spans_key: str) -> None:
        self.model = model
        self.spans_key = spans_key
        self._analyser = load(model)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one doc."""
        analysis = self._analyser.analyse(doc.text)
        spans = []
        for signal in analysis.signals:
            span = doc.char_span(
                signal.start, signal.end, label=signal.kind, alignment_mode="expand"
            )
            if span is not None:
                spans.append(Span(doc, span.start, span.end, label=signal.kind))
        doc.spans[self.spans_key] = spans
        doc._.risksignals = analysis
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Annotate a stream of docs; one at a time, so `batch_size` changes nothing."""
        yield from map(self, stream)

    def score(self, examples: Iterable[Example], **kwargs: Any) -> dict[str, Any]:
        """Scores of the predicted spans against the reference docs' spans."""
        return score_spans(examples, spans_key=self.spans_key, **kwargs)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The component's settings as bytes."""
        return msgspec.json.encode({"model": self.model, "spans_key": self.spans_key})

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> RiskSignalsComponent:
        """Take over settings written by `to_bytes`."""
        settings = msgspec.json.decode(data, type=dict[str, str])
        self._set(settings["model"], settings["spans_key"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the settings into the folder `path`."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _CONFIG_FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> RiskSignalsComponent:
        """Take over settings written by `to_disk`."""
        return self.from_bytes((Path(path) / _CONFIG_FILE).read_bytes())


@Language.factory(
    "risksignals",
    default_config={"model": "default", "spans_key": DEFAULT_SPANS_KEY},
    assigns=["doc._.risksignals", "doc.spans"],
    default_score_weights={},
)
def make_component(nlp: Language, name: str, model: str, spans_key: str) -> Callable[[Doc], Doc]:
    """The component for `nlp.add_pipe("risksignals")`."""
    return RiskSignalsComponent(model=model, spans_key=spans_key)


if not Doc.has_extension("risksignals"):
    Doc.set_extension("risksignals", default=None)
