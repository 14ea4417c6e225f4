"""The kind `substance_use`: its lexicon, and the rules it alone needs."""
