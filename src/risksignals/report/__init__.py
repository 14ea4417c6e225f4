"""What people read: analyses and reviews drawn for a terminal."""

from risksignals.report.terminal import render_analysis, render_review

__all__ = ["render_analysis", "render_review"]
