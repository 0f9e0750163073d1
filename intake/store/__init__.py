"""The intake's database: SQLite or PostgreSQL. Frozen values come out; writes go through `engine.Store.write`."""
