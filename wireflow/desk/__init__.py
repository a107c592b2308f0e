"""The operator's desk: what its pages share. Each app registers its own rows in `admin.py`."""
