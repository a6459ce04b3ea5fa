"""Finding a service as somebody types: one spelling for what looks or sounds alike, trigrams, rating."""
