"""How large things are in a page's picture. Certificates are set in 9 to 10 points, their titles in twice that."""

DPI = 300
POINTS = 72 / DPI  # of a pixel
LONGEST = 3508  # pixels of a page's longer side: A4, which all certificates are
EM = DPI * 9 // 72  # pixels of a letter


def ems(count: float) -> int:
    """Pixels of so many letters."""
    return round(count * EM)
