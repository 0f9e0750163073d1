"""The Rasa cell: what runs inside Rasa's own environment (Python 3.10), on loopback, and nowhere else.

launch.py       starts the server: our channel alone, no Rasa API, secrets from the environment
channel.py      one turn in over HTTP, one explicit status out
turn.py         what a request may say, and text made harmless
agent.py        Rasa's agent with a processor that does not swallow a failed action
action_calls.py the endpoint of the gateway's actions: one session, one limit of time
tracker_store.py keeps only what the next turn needs
validator_fix.py the one replaced line of Rasa
train.py        model_key() for everybody; training, here only

A turn: gateway -> channel -> agent (intent, rules) -> action endpoint in the gateway -> messages -> gateway.
"""
