"""The kind `review_activity`: its lexicon, and the rules it alone needs."""
