"""How much a document may ask for. Every certificate stays far below; what does not is TooComplex."""

MAX_PAGES = 30
MAX_LINES = 2_000  # ruled lines of a page
MAX_GLYPHS = 60_000  # of the whole document; a dense page has 3,000
MAX_OBJECTS = 60_000  # of a page; a two-dimensional barcode drawn module by module has 10,000
MAX_DEPTH = 8  # of forms within forms
FARTHEST = 20_000  # points from the corner of a page; PDF itself ends at 14,400
SHORTEST_LINE = 8.0  # points; what is shorter is a barcode's module or a dot, not a table
