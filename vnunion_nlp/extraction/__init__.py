"""References, deadlines, indicators: each a module with its own grammar, given a ``Passage``; none knows the others."""
