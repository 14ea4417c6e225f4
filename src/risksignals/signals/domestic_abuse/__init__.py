"""The kind `domestic_abuse`: its lexicon, and the rules it alone needs."""
