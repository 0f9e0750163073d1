"""The Rasa cell: what runs inside Rasa's own environment (Python 3.10), on loopback, and nowhere else.

launch.py       starts the server: our channel alone, no Rasa API, secrets from the environment
channel.py      one turn in over HTTP, one explicit status out
turn.py         what a request may say, and text made harmless
agent.py        Rasa's agent with a processor that does not swallow a failed action
action_calls.py the endpoint of the gateway's actions: one session, one limit of time
tracker_store.py keeps only what the next turn needs
validator_fix.py the one replaced method of Rasa
serving.py      loads a model without the half that trained it
lean_imports.py keeps TensorFlow out of a process that never uses it
quiet.py        logs without what people wrote
parent.py       ends with the process that started it
train.py        model_key() for everybody; training, here only

A turn: gateway -> channel -> agent (intent, rules) -> action endpoint in the gateway -> messages -> gateway.
"""
