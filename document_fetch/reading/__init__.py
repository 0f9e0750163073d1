"""From the pages of a PDF to named values: layouts describe, guards say how sure each value is."""
