"""``python -m vnunion_nlp``: the command without its script."""

from vnunion_nlp.cli import app

app()
