"""Gold files, matching, scores and reports. Knows nothing of the rules it scores."""
