"""What an agency does with its requests: keys, opening, status."""
