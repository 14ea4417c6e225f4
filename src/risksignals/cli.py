"""The command line: arguments to calls, results to exit status."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from risksignals.errors import InputError, RiskSignalsError

if TYPE_CHECKING:
    from rich.console import RenderableType

UNUSABLE = 2
"""Exit status for input or options that cannot be used."""

app = typer.Typer(
    name="risksignals",
    help="Finds risk signals in probation contact notes and recommends that the risk-of-harm "
    "assessment be reviewed. It proposes no level of risk: a person decides.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """How a result is written."""

    text = "text"
    json = "json"


Model = Annotated[
    str, typer.Option(help="default, fast, or a folder of lexicon files of your own.")
]
AsFormat = Annotated[Format, typer.Option("--format", help="For people, or for programs.")]
Output = Annotated[Path | None, typer.Option(help="Write to this file instead of standard output.")]


def _version(asked: bool) -> None:
    if asked:
        from risksignals import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog='Example:  echo "Smelt of alcohol, refused to give son\'s name." | risksignals analyse'
)
def analyse(
    file: Annotated[str, typer.Argument(help="A UTF-8 text file, or - for standard input.")] = "-",
    format: AsFormat = Format.text,  # noqa: A002
    output: Output = None,
    model: Model = "default",
    explain: Annotated[
        bool, typer.Option("--explain", help="Put each signal's explanation into the JSON.")
    ] = False,
) -> None:
    """Show the signals of one note: its words, what they are, and why."""
    from risksignals.pipeline import load

    text = _read_text(file)
    analysis = load(model).analyse(text, note_id=None if file == "-" else Path(file).name)
    if format is Format.json:
        _write(analysis.to_json(explanations=explain) + "\n", output)
    else:
        from risksignals.report import render_analysis

        _print(render_analysis(analysis), output)


@app.command(epilog="Example:  risksignals review corpora/cases/inspection_case.json")
def review(
    case: Annotated[Path, typer.Argument(help="A case file (JSON): the record and its notes.")],
    format: AsFormat = Format.text,  # noqa: A002
    output: Output = None,
    model: Model = "default",
    policy: Annotated[Path | None, typer.Option(help="A review policy of your own (TOML).")] = None,
) -> None:
    """Review one case: whether a review is recommended, why, since when, and what changed."""
    from risksignals.pipeline import load
    from risksignals.review import load_policy, review_case
    from risksignals.schema import Case

    read = Case.from_json(case)
    chosen = load_policy(policy) if policy else None
    analyses = load(model).analyse_case(read)
    result = review_case(read, analyses, chosen)
    if format is Format.json:
        _write(result.to_json(indent=2) + "\n", output)
    else:
        from risksignals.report import render_review

        _print(render_review(read, analyses, result), output)


@app.command(epilog="Example:  risksignals evaluate corpora/dev/develop.jsonl --kind child")
def evaluate(
    corpus: Annotated[
        Path | None, typer.Argument(help="Annotated notes (JSON Lines); see convert for others.")
    ] = None,
    predictions: Annotated[
        Path | None, typer.Option(help="Score these analyses, a JSON line a note, not the model.")
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(help="A second system's analyses, to compare the first with.")
    ] = None,
    model: Model = "default",
    cases: Annotated[
        Path | None, typer.Option(help="A folder of cases with the reviews expected of them.")
    ] = None,
    case_predictions: Annotated[
        Path | None, typer.Option(help="Review the cases by these analyses, not the model's.")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind; may be repeated.")] = None,
    author: Annotated[
        list[str] | None, typer.Option(help="Only this author's notes; may be repeated.")
    ] = None,
    errors: Annotated[
        str | None,
        typer.Option(
            help="Show every mistake of one sort: note, fn, fp, mention, status, subtype."
        ),
    ] = None,
    worst: Annotated[int, typer.Option(min=0, help="How many mistakes to show otherwise.")] = 10,
    resamples: Annotated[int, typer.Option(min=1, help="Resamples for intervals.")] = 2000,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the resamples.")] = 0,
    format: AsFormat = Format.text,  # noqa: A002
    output: Output = None,
    charts: Annotated[
        Path | None, typer.Option(help="Draw charts into this folder (risksignals[evaluate]).")
    ] = None,
) -> None:
    """Score the model, or any system's analyses, against annotated notes and cases."""
    from risksignals.evaluate import evaluate

    result = evaluate(
        corpus,
        predictions,
        compare_with=compare,
        model=model,
        kinds=kind,
        authors=author,
        cases=cases,
        case_predictions=case_predictions,
        errors=errors,
        worst=worst,
        resamples=resamples,
        seed=seed,
    )
    if charts is not None and result.notes is not None:
        from risksignals.evaluate.charts import draw_charts

        draw_charts(result.notes.calibration, charts)
    if format is Format.json:
        _write(result.to_json(indent=2) + "\n", output)
    else:
        from risksignals.evaluate.rendering import render_evaluation

        _print(render_evaluation(result), output)


@app.command(epilog="Example:  risksignals behaviour --test 'name of the person'")
def behaviour(
    test: Annotated[
        str | None, typer.Option(help="Only tests whose name contains this, or one capability.")
    ] = None,
    model: Model = "default",
    data: Annotated[
        Path | None, typer.Option(help="A folder of data files of your own, named as ours.")
    ] = None,
    share: Annotated[float, typer.Option(min=0, max=1, help="Part of the examples to try.")] = 1.0,
    failures: Annotated[int, typer.Option(min=0, help="Failures to show for a template.")] = 1,
    seed: Annotated[int, typer.Option(min=0, help="Seed of the examples.")] = 0,
    format: AsFormat = Format.text,  # noqa: A002
    output: Output = None,
) -> None:
    """Try what must hold whatever the figures: plain sentences, swapped names, turned statuses."""
    from risksignals.evaluate.behaviour import run_behaviour

    result = run_behaviour(model=model, test=test, data=data, share=share, seed=seed)
    if format is Format.json:
        _write(result.to_json(indent=2) + "\n", output)
    else:
        from risksignals.evaluate.behaviour.rendering import render_behaviour

        _print(render_behaviour(result, failures=failures), output)


@app.command(epilog="Example:  risksignals convert corpora/dev/develop.jsonl notes --to brat")
def convert(
    source: Annotated[
        Path,
        typer.Argument(help="Annotated notes: .jsonl, .csv, .spacy or a folder of brat files."),
    ],
    target: Annotated[Path, typer.Argument(help="What to write.")],
    to: Annotated[
        str | None,
        typer.Option(help="jsonl, csv, docbin or brat; by the target's name if left out."),
    ] = None,
) -> None:
    """Turn annotated notes into another form, to the character."""
    from risksignals.corpus import read_any, write_any

    write_any(read_any(source), target, to)


def _read_text(file: str) -> str:
    name = "standard input" if file == "-" else file
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: not UTF-8 (byte {error.start}); save it with UTF-8 encoding"
        ) from None
    except OSError as error:
        raise InputError(f"{name}: cannot be read ({error.strerror}); check the path") from None
    if not text.strip():
        raise InputError(f"{name}: empty; give a note's text")
    return text


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text)
        return
    try:
        output.write_text(text, "utf-8")
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); check it") from None


def _print(renderable: RenderableType, output: Path | None) -> None:
    from rich.console import Console

    if output is None:
        Console(highlight=False, soft_wrap=False).print(renderable)
        return
    console = Console(file=open(os.devnull, "w"), record=True, width=100, highlight=False)  # noqa: SIM115, PTH123
    console.print(renderable)
    _write(console.export_text(), output)


def main() -> None:
    """Run the command line; every error is one line on standard error."""
    if len(sys.argv) == 1:
        sys.argv.append("--help")
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except RiskSignalsError as error:
        _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        _fail("stopped", 130)
    except typer.Abort:
        _fail("stopped", 130)
    except Exception as error:
        message = getattr(error, "format_message", None)
        if message is None:
            raise
        _fail(f"{message()}  (risksignals --help shows what there is)")


def _fail(message: str, status: int = UNUSABLE) -> None:
    sys.stderr.write(f"risksignals: {' '.join(message.split())}\n")
    sys.exit(status)
