"""Involvement of children's social care, or a known concern about a linked child."""
