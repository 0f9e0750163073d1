"""Reads official certificates: bytes of a PDF in, named values with page, box and confidence out.

1. `service.read` refuses what is evidently no PDF, and hands the rest to `sandbox`.
2. `sandbox` runs `child` in a process of its own without network, secrets or much memory.
3. There `text` (the only module that knows pdfplumber) turns pages into glyphs and ruled lines,
   `parser` recognises the kind by its title, and finds each value as its layout describes.
4. `guards` normalise each value and say how sure they are; a value that fails its guard is doubtful.
5. `wire` checks what comes back; `validity` compares it with the calendar.

A kind of certificate is one file in `layouts/` and its words in `words/`. Nothing here knows of forms or chat.
"""
