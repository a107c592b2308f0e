"""Pixels, letters, films and sounds: what the utilities that change them share."""
