"""Layouts that no reader is written against: h and k of each kind, m of those that are issued in English.

Whoever writes a reader opens nothing here. Data flow as with open layouts, but each form sets its own table, order and
rulings: parts (arrangements, heads, endings) -> one module for a few kinds -> `designs`, which names them all.
"""
