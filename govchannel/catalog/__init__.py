"""The catalog as operators work on it: reviewable files, judged before they are published."""
