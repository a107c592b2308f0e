"""Ids in paths."""

from uuid import UUID

# No row has it: what is not an id names nothing, and is answered with the view's own 404.
NIL = UUID(int=0)


class IdConverter:
    """A UUID; any other text is taken as an id that nothing has."""

    regex = "[^/]+"

    def to_python(self, value: str) -> UUID:
        try:
            return UUID(value)
        except ValueError:
            return NIL

    def to_url(self, value: UUID) -> str:
        return str(value)
