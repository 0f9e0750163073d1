"""Pages as PDFium sees them: characters, strokes, pictures. The only room that knows pypdfium2.

PDFium is C++ fed hostile bytes, and one thread only may use it: nothing outside the sandboxed child calls this.
"""
