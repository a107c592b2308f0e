"""What keeps the stack from starting, in the user's words."""


class CannotStartError(Exception):
    """A sentence that says what is wrong and what to do; shown without a traceback."""
