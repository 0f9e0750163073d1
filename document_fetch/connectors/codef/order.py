"""An order: which certificate, of whom, and how the company shows the issuer that it agrees."""

import base64
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from document_fetch.connectors.codef.products import CODES, PRODUCTS, Login, Product


@dataclass(frozen=True, slots=True)
class PhoneApproval:
    """Somebody approves in an app (`CODES.apps`). `born_on` is what the issuer knows the person by."""

    kind: ClassVar[Login] = "phone"
    app: str
    name: str = field(repr=False)
    born_on: date = field(repr=False)
    phone: str = field(repr=False)  # digits, also with hyphens
    carrier: str = ""  # only for the app `carrier`: a key of `CODES.carriers`

    def parameters(self, encrypted: "Encrypted") -> dict[str, str]:
        """As CODEF asks for it: a member's simple approval."""
        del encrypted  # nothing secret is in it
        said = {
            "loginType": "5",
            "loginTypeLevel": CODES.apps[self.app],
            "userName": self.name,
            "loginIdentity": f"{self.born_on:%Y%m%d}",
            "phoneNo": "".join(letter for letter in self.phone if letter.isdecimal()),
        }
        return said | ({"telecom": CODES.carriers[self.carrier]} if self.app == "carrier" else {})


@dataclass(frozen=True, slots=True)
class Account:
    """The company's own account at the issuer."""

    kind: ClassVar[Login] = "account"
    id: str = field(repr=False)
    password: str = field(repr=False)

    def parameters(self, encrypted: "Encrypted") -> dict[str, str]:
        """As CODEF asks for it; the password is readable for CODEF alone."""
        return {"loginType": "1", "userId": self.id, "userPassword": encrypted(self.password)}


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """The company's certificate for log-ins, with its key."""

    kind: ClassVar[Login] = "certificate"
    der: bytes = field(repr=False)
    key: bytes = field(repr=False)
    password: str = field(repr=False)

    def parameters(self, encrypted: "Encrypted") -> dict[str, str]:
        """As CODEF asks for it; the password is readable for CODEF alone."""
        return {
            "loginType": "0",
            "certType": "1",
            "certFile": base64.b64encode(self.der).decode(),
            "keyFile": base64.b64encode(self.key).decode(),
            "certPassword": encrypted(self.password),
        }


@dataclass(frozen=True, slots=True)
class Order:
    """What is fetched. Keep it only as long as it is under way, encrypted: the log-in is personal data."""

    product: str  # a key of PRODUCTS
    business_number: str
    login: PhoneApproval | Account | CertificateFile
    session: str  # a random id of the company's; orders with the same one need one approval where the issuer allows it
    start: str = ""  # the first period that is wanted, as `products.yml` says
    end: str = ""

    @property
    def wanted(self) -> Product:
        """What the product is to CODEF; raises KeyError for one that cannot be ordered."""
        return PRODUCTS[self.product]

    def parameters(self, encrypted: "Encrypted") -> dict[str, object]:
        """The first question; the second has the same and more. Raises ValueError for a log-in that is not taken."""
        if self.login.kind not in self.wanted.logins:
            raise ValueError(f"{self.product} is not fetched by {self.login.kind}")
        facts = {"business_number": self.business_number.replace("-", ""), "start": self.start, "end": self.end}
        return {
            "organization": self.wanted.organization,
            "id": self.session,
            **self.login.parameters(encrypted),
            **self.wanted.asked(facts),
        }


class Encrypted:
    """Makes secrets readable for CODEF alone, with the public key that it gives with an account."""

    def __init__(self, public_key: str) -> None:
        self._key = public_key

    def fault(self) -> str | None:
        """Why nothing can be encrypted."""
        try:
            self._loaded()
        except ValueError:
            return "is no RSA public key in Base64"
        return None

    def __call__(self, secret: str) -> str:
        """Base64, as CODEF wants it; raises ValueError without a proper key. CODEF prescribes this padding."""
        return base64.b64encode(self._loaded().encrypt(secret.encode(), padding.PKCS1v15())).decode()

    def _loaded(self) -> rsa.RSAPublicKey:
        if not self._key:
            raise ValueError("no public key is set, and without one no password is sent")
        key = load_der_public_key(base64.b64decode(self._key, validate=True))
        if not isinstance(key, rsa.RSAPublicKey):
            raise ValueError("another kind of key")  # noqa: TRY004 - as for a key that cannot be read
        return key
