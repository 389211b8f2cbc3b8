"""Folders of documents: jobs that survive bad files, a catalogue, exports. Knows nothing of how a document is parsed."""
