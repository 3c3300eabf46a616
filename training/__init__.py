"""How the reader is made: from the language data and base weights to the file that ships.

Needs `training/requirements.txt`, which the program itself does not. See `training/README.md`.
"""
