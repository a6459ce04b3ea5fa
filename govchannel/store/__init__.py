"""The gateway's database: one store over SQLite or PostgreSQL."""
