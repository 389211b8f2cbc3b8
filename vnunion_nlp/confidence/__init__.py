"""How sure the parser is: signs of doubt about each slot, and what they weigh.

``signs`` finds, without any gold, what speaks against a slot: words that no Vietnamese document has, a number that is out
of sequence, an office that nobody holds. ``model`` turns signs into a probability with the weights of
``knowledge/confidence.tsv``, which ``scripts/calibrate`` fits on the development half of the corpus; ``assessment`` writes
the probabilities into a document.
"""
