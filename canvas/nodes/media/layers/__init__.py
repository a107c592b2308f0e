"""The layers of a composition, as JSON describes them: words, filled shapes and pictures."""
