"""Django's SQLite with the bounds of today's library."""
