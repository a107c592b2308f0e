"""Users, teams and memberships."""
