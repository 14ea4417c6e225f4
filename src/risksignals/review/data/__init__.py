"""The review's data: its policy, and the words and names that it goes by."""
