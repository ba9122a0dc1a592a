"""The journey of one document, and of a batch: workers, accounting, scores."""
