"""REST v1: authentication, parsing, views and errors."""
