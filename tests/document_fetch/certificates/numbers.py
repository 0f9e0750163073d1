"""Numbers as they stand on certificates, with valid check digits. None is taken from a real document."""

from random import Random

#: Registry offices whose serials are far below 900000, so that no company has one of ours.
REGISTRY_OFFICES = ("1201", "1301", "1345", "1501", "1601", "1701", "1801", "1901", "2001", "2101", "2301")
CORPORATION = "11"
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def digits(rng: Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


def business_number(rng: Random, *, incorporated: bool) -> str:
    """NNN-NN-NNNNN; the middle pair says who it is: 81, 86, 87, 88 companies, 01-79 persons."""
    middle = rng.choice(("81", "86", "87", "88")) if incorporated else f"{rng.randint(1, 79):02}"
    nine = f"{rng.randint(900, 999)}{middle}{digits(rng, 4)}"
    total = sum(int(d) * w for d, w in zip(nine, (1, 3, 7, 1, 3, 7, 1, 3, 5), strict=True)) + int(nine[8]) * 5 // 10
    return f"{nine[:3]}-{nine[3:5]}-{nine[5:]}{(10 - total % 10) % 10}"


def corporate_number(rng: Random) -> str:
    """NNNNNN-NNNNNNN with its check digit."""
    twelve = rng.choice(REGISTRY_OFFICES) + CORPORATION + f"{rng.randint(900000, 999999)}"
    total = sum(int(d) * w for d, w in zip(twelve, (1, 2) * 6, strict=True))
    return f"{twelve[:6]}-{twelve[6:]}{(10 - total % 10) % 10}"


def hometax_number(rng: Random) -> str:
    return "-".join(digits(rng, count) for count in (4, 3, 4, 3))


def government24_number(rng: Random) -> str:
    return "-".join(digits(rng, 4) for _ in range(4))


def register_code(rng: Random) -> str:
    """XXXX-XXXX-XXXX: four digits, then letters."""
    return "-".join([digits(rng, 4), *("".join(rng.choice(LETTERS) for _ in range(4)) for _ in range(2))])


def resident_number(rng: Random) -> str:
    """Masked, as every list prints it."""
    return f"{rng.randint(60, 99)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}-{rng.randint(1, 2)}******"


def masked(corporate: str) -> str:
    return f"{corporate[:6]}-*******"
