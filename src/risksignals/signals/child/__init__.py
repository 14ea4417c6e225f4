"""Children linked to the person on probation."""
