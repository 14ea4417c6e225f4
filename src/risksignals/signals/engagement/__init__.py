"""The kind `engagement`: its lexicon, and the rules it alone needs."""
