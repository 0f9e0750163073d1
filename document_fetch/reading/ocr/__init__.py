"""Pages without a text layer, read from their picture: an optional extra that needs Debian's Tesseract and Leptonica.

Data flow: picture (a page rendered, upright ink of no colour) -> preparing (light evened, set straight, ruled lines taken
out and kept) -> pieces (one box a run of text) -> tesseract (characters with confidences, read twice by two models) ->
glyphs, the same as of a text layer -> vocabulary (labels of our forms that a letter or two misses) -> the parser ->
agreement (what the two readings do not agree about is doubtful).

Both libraries are called inside the sandboxed child as shared objects: no program is started there, so the child keeps
the system calls that it has given up.
"""
