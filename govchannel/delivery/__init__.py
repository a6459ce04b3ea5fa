"""How requests reach an agency's own system: the feed is kept in order, and webhooks say that there is something."""
