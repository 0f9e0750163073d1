"""What the bot does, as functions of plain data: no Rasa, no HTTP, no SQL.

A turn comes in (`conversations`, `documents`), is performed as deeds (`deeds`), each of which works on one `Talk`:
the open transaction, the turn, and the situation as the store holds it. The interview is a list of `steps`; each
knows when it is due, how it asks, and how it takes what was said. What goes out are `Reply` values.
"""
