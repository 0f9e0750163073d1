"""Pages without a text layer, read from their picture: an optional extra that needs Debian's Tesseract and Leptonica.

Data flow: sheets (pages of a PDF, or a photograph made flat; their red part, in which seals are white) -> turning ->
preparing (evenly lit, set straight, ruled lines taken out and kept) -> runs (one box a run of text) -> looking (each
run by two models, by all again where these differ) -> opinions, words, signs (one letter each, sure or not) -> letters
(glyphs, the same as of a text layer; blanks) -> vocabulary (labels of our forms that miss a letter or two) -> the
parser -> doubts (values that rest on a letter or blank that may be another).

Both libraries are called inside the sandboxed child as shared objects: no program is started there, so the child keeps
the system calls that it has given up.
"""
