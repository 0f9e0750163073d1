"""The actions that Rasa calls: each parses the call, performs one deed, and hands its replies over."""
