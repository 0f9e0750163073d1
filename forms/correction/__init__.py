"""Sentences that change an answer given before: what takes back (`leads`), which question is named and how (`frames`,
`named`), what was meant instead of what (`pairs`), and which question can take a value (`kinds`).
"""
