"""Programmes as data: what is asked, what proves it, who may apply, and the dossier that comes of it.

A programme is a folder of YAML files (`programmes/<agency>/<programme>`) in one or more notices. From it and a
company's answers this package says, without any input or output of its own beyond its YAML:

1. `loader` reads and checks the definitions (all faults at once); `editions` says which notice is on offer on a day;
2. `fields` turns what a person typed, or what a certificate holds, into a value, and a value into words;
3. `progress` says which question is next; `correction` which question a sentence names;
4. `knowledge` holds what is known and what follows from it; `conditions` and `arithmetic` evaluate over it;
5. `eligibility` says yes, no or not yet known, with the reason and its source; `near_miss` what would turn a no;
6. `sme_size` says how large a company is by law, from the dated tables in `rules`;
7. `evidence` says which certificates are still missing; `consistency` whether two sources agree about one fact;
8. `scoring` estimates a rubric's points; `changes` and `carrying_over` take a draft from one notice to the next;
9. `finder` ranks programmes for one company, over `compiled` conditions, and says which question decides most;
10. `dossier` puts an application into one JSON document of a published schema; `schema` is that of definition files.
"""
