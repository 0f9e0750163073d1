"""Programmes as data: what is asked, what proves it, who may apply, and the dossier that comes of it.

A programme is a folder of YAML files (`programmes/<agency>/<programme>`) in one or more notices. From it and a
company's answers this package says, without any input or output of its own beyond its YAML, in rooms that build on
each other (the order stands in tests/test_architecture.py):

1. `definitions` is what a programme is, as values; `loading` reads and checks it (all faults at once);
2. `field_types`, by the door `fields`, turn what was typed or read from a certificate into a value, and a value into
   words; `consistency` says whether two sources agree about one fact; `wording` holds sentences and particles;
3. `evaluation` works out conditions and expressions over what is known of a company; `sme` its size by law;
4. `assessment` says whether it may apply and why, what would turn a no, which papers are missing, and its points;
5. `progress` says which question is next; `correction` which question a sentence names;
6. `finding` ranks programmes for one company and says which question decides most;
7. `changes` takes a draft from one notice to the next;
8. `dossier` puts an application into one JSON document of a published schema; `preview` shows a programme to officers.
"""
