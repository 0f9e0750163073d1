"""Reads official certificates: bytes of a PDF in, named values with page, box and confidence out.

1. `service` refuses what is evidently no PDF, and hands the rest to `confinement`: a warm process behind walls forks
   a child for each document, without network, secrets or much memory.
2. There `reading` turns pages into glyphs and ruled lines, puts the pages of each certificate together, recognises its
   kind by the title, finds each value as its layout describes, and says how sure it is; a value that fails its guard is
   doubtful.
3. `checking` compares what was read with the calendar.

A kind of certificate is one file in `reading/layouts/` and its words in `words/`. Nothing here knows of forms or chat.
"""
