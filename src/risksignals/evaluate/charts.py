"""Charts of an evaluation, for those who have matplotlib (the `evaluate` extra)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from risksignals.errors import InputError
from risksignals.evaluate.calibration import Calibration

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS: Final = ("png", "svg")
_COLUMNS: Final = 3
_WIDTH: Final = 3.4
_APART: Final = 0.12
"""How far apart, in recall, thresholds stand that are written beside the curve."""

_LINE, _GUIDE = "#1d4f91", "#888888"


def draw_charts(calibration: Mapping[str, Calibration], folder: Path | str) -> list[Path]:
    """Write `precision_recall` and `reliability`, a panel a kind, as PNG and SVG.

    Returns the paths. Raises `InputError` where matplotlib is missing or the folder cannot be
    written.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot be made ({error.strerror}); check the path") from None
    panels: dict[str, Callable[[Axes, Calibration], None]] = {
        "precision_recall": _precision_recall,
        "reliability": _reliability,
    }
    return [
        path for name, panel in panels.items() for path in _draw(calibration, panel, folder / name)
    ]


def _draw(
    calibration: Mapping[str, Calibration],
    panel: Callable[[Axes, Calibration], None],
    path: Path,
) -> list[Path]:
    try:
        from matplotlib import rc_context
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise InputError(
            "charts: matplotlib is missing; install risksignals[evaluate] to draw them"
        ) from None
    rows = -(-len(calibration) // _COLUMNS) or 1
    figure = Figure(figsize=(_WIDTH * _COLUMNS, _WIDTH * rows), layout="constrained")
    FigureCanvasAgg(figure)
    all_axes = list(figure.subplots(rows, _COLUMNS, squeeze=False).flat)
    for axes in all_axes:
        axes.set_visible(False)
    for axes, (kind, each) in zip(all_axes, calibration.items(), strict=False):
        axes.set_visible(True)
        axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02), aspect="equal")
        axes.set_title(kind.replace("_", " "), fontsize=10)
        panel(axes, each)
    written = []
    for form in FORMATS:
        file = path.with_suffix(f".{form}")
        metadata = {"Date": None} if form == "svg" else {}  # the same figures, the same file
        try:
            with rc_context({"svg.fonttype": "none", "svg.hashsalt": "risksignals"}):
                figure.savefig(file, dpi=150, metadata=metadata)
        except OSError as error:
            raise InputError(f"{file}: cannot be written ({error.strerror}); check it") from None
        written.append(file)
    return written


def _precision_recall(axes: Axes, calibration: Calibration) -> None:
    axes.set_xlabel("recall of notes", fontsize=8)
    axes.set_ylabel("precision", fontsize=8)
    curve = calibration.curve
    if curve is None:
        axes.text(0.5, 0.5, "no positive note", ha="center", fontsize=8)
        return
    points = [
        point
        for point in zip(curve.recall, curve.precision, curve.threshold, strict=True)
        if point[2] > 0  # at nought every note is positive, and nothing is told apart
    ]
    axes.step(
        [recall for recall, _, _ in points],
        [precision for _, precision, _ in points],
        where="pre",
        color=_LINE,
        marker="o",
        markersize=3,
    )
    labelled = 2.0
    for recall, precision, threshold in points:
        if labelled - recall >= _APART:
            labelled = recall
            axes.annotate(
                f"{threshold:.2f}",
                (recall, precision),
                fontsize=6,
                xytext=(-4, -9),
                textcoords="offset points",
            )
    axes.text(0.02, 0.02, f"average precision {curve.average_precision:.3f}", fontsize=8)


def _reliability(axes: Axes, calibration: Calibration) -> None:
    axes.set_xlabel("confidence", fontsize=8)
    axes.set_ylabel("share that annotators agree with", fontsize=8)
    axes.plot([0, 1], [0, 1], color=_GUIDE, linestyle=":", linewidth=1)
    if calibration.brier is None or calibration.expected_error is None:
        axes.text(0.5, 0.5, "nothing found", ha="center", fontsize=8)
        return
    largest = max(each.mentions for each in calibration.bins)
    axes.plot(
        [each.confidence for each in calibration.bins],
        [each.agreed for each in calibration.bins],
        color=_LINE,
    )
    axes.scatter(
        [each.confidence for each in calibration.bins],
        [each.agreed for each in calibration.bins],
        s=[12 + 60 * each.mentions / largest for each in calibration.bins],
        color=_LINE,
    )
    axes.text(
        0.02,
        0.9,
        f"expected error {calibration.expected_error:.3f}\nBrier {calibration.brier:.3f}",
        fontsize=8,
    )
