"""Numbers a team's executions: 1, 2, 3, in the order of their acceptance."""

from django.db import connection

from canvas.models import RunCounter
from wireflow.accounts.models import Team


def take(team: Team) -> int:
    """The team's next number, in one statement that first makes the counter where there is none.

    Call inside the transaction that writes the execution: what is refused takes no number, and
    the counter's row is locked until then, so that no two get the same.
    """
    table = connection.ops.quote_name(RunCounter._meta.db_table)
    key = Team._meta.pk.get_db_prep_value(team.pk, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (team_id, last) VALUES (%s, 1) "
            f"ON CONFLICT (team_id) DO UPDATE SET last = {table}.last + 1 RETURNING last",
            [key],
        )
        return int(cursor.fetchone()[0])
