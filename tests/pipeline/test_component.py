"""The spaCy component, found by its entry point."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.training import Example

import risksignals

NOTE = "Smelt of alcohol, refused to give son's name."


def test_a_blank_pipeline_takes_it_with_nothing_imported_first() -> None:
    code = (
        "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('risksignals');"
        f"doc = nlp({NOTE!r}); print([s.label_ for s in doc.spans['risksignals']])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "substance_use" in done.stdout


def test_spans_and_analysis_agree() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("risksignals")
    doc = nlp(NOTE)
    analysis = doc._.risksignals
    assert analysis == risksignals.load().analyse(NOTE)
    assert [span.label_ for span in doc.spans["risksignals"]] == [s.kind for s in analysis.signals]
    for span, signal in zip(doc.spans["risksignals"], analysis.signals, strict=True):
        assert span.start_char <= signal.start < signal.end <= span.end_char


def test_it_survives_disk_and_keeps_its_settings(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("risksignals", config={"spans_key": "risk"})
    nlp.to_disk(tmp_path)
    doc = spacy.load(tmp_path)(NOTE)
    assert len(doc.spans["risk"]) > 0


def test_it_scores_spans() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("risksignals")
    reference = nlp(NOTE)
    example = Example(
        Doc(
            nlp.vocab,
            words=[t.text for t in reference],
            spaces=[bool(t.whitespace_) for t in reference],
        ),
        reference,
    )
    assert nlp.evaluate([example])["spans_risksignals_f"] == 1.0


def test_a_stream_of_docs_is_annotated() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("risksignals")
    assert all("risksignals" in doc.spans for doc in nlp.pipe([NOTE, "Routine."]))
