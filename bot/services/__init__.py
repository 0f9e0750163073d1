"""What the bot does, as functions of plain data: no Rasa, no HTTP, no SQL.

Rooms that build on each other (the order stands in tests/test_architecture.py):

1. `base` is what every service stands on; `conversation` one conversation as stored, and the `Talk` in which
   a deed works: the open transaction, the turn, the situation;
2. `files` come in, are read and told of; `answers` are what they and the company say, and where that disagrees;
3. `programmes` are found and started; `verification` and `fetch` ask registers; `sending` is the way of the dossier;
4. `steps` are the interview as a list: each knows when it is due, how it asks, and how it takes what was said; `form`
   runs them;
5. `deeds` are what the dialogue can ask for; `turns` what comes in from outside. What goes out are `Reply` values.
"""
