"""Pages without a text layer, read from their picture: an optional extra that needs Debian's Tesseract and Leptonica.

Data flow: picture (a page's red part, in which seals are white) -> preparing (evenly lit, set straight, ruled lines
taken out and kept) -> runs (one box a run of text) -> tesseract (letters with confidences, read twice by each of two
models) -> letters (glyphs, the same as of a text layer) -> vocabulary (labels of our forms that miss a letter or two)
-> the parser -> agreement (about what not enough looks agree is doubtful).

Both libraries are called inside the sandboxed child as shared objects: no program is started there, so the child keeps
the system calls that it has given up.
"""
