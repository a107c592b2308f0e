"""The database engine `wireflow.sqlite`.

Django 5.2 assumes that a statement takes 999 parameters, as SQLite did before 2020, and splits the
rows of one graph into several statements. 32,766 is the default since version 3.32.
"""

from django.db.backends.sqlite3.base import DatabaseWrapper as Wrapper
from django.db.backends.sqlite3.features import DatabaseFeatures as Features


class DatabaseFeatures(Features):
    max_query_params = 32_766


class DatabaseWrapper(Wrapper):
    features_class = DatabaseFeatures
