"""The system of record: transcript, turns, applications, answers, documents, consents, outbox, audit.

Only this package knows SQL. Functions take an open transaction (`Transaction`) first and give frozen values back.
"""
