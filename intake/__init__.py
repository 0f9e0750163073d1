"""The agency's side: takes dossiers in, and shows them to its officers.

A bag arrives at `api`, is opened and checked by `bags`, becomes a case with a receipt in `queue`, and waits there for
an officer at the `desk`. Every change of a case is an `update` which the sender reads, and a link of the audit chain.
The only thing the sender and this package share is `contract`.
"""
