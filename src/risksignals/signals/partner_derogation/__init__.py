"""Contempt that the person on probation shows for a partner or co-parent."""
