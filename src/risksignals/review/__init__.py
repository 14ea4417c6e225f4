"""Reviewing a case: its children, the reasons that stand, and the standards met.

Works from the labels and spans of signals alone, and knows nothing of how they were found.
"""

from .case_review import review_case
from .policy import Policy, load_policy

__all__ = ["Policy", "load_policy", "review_case"]
