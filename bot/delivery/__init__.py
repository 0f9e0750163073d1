"""The dossier on its way to the agency: a cover sheet for people, a bag for machines, a signature for proof.

`bag.build` takes the dossier (plain JSON) and the documents, draws the `cover_sheet`, lists everything with its SHA-256
and has the list signed by `signing`. The same input gives the same bytes. Nothing here reads a database or a network.
"""
