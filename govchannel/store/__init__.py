"""What the gateway keeps: terminals, sealed requests, their history. SQLite or PostgreSQL behind SQLAlchemy Core."""
