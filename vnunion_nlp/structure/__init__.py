"""Head, outline, recipients and signatures, appendices: found from lines and cells. Knows no files, no spaCy, no JSON."""
