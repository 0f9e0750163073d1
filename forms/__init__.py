"""Programmes as data: what is asked, what proves it, who may apply, and the dossier that comes of it.

A programme is one YAML file (`programmes/<agency>/<programme>.yml`). From it and a company's answers this package
says, without any input or output of its own beyond its YAML:

1. `loader` reads and checks the definitions (all faults at once);
2. `fields` turns what a person typed, or what a certificate holds, into a value, and a value into words;
3. `progress` says which question is next; `correction` which question a sentence names;
4. `eligibility` says yes, no or not yet known, with the reason and its source;
5. `evidence` says which certificates are still missing;
6. `sme_size` says how large a company is by law, from the dated tables in `rules`;
7. `dossier` puts it all into one JSON document of a published schema.
"""
