"""From a clean document and its gold to pages, through real converters, and back to text with gold."""
