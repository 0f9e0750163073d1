"""Errors of the intake: the docstring is the message, facts are attributes, `response` keys the words for people."""

from __future__ import annotations

from typing import Any, ClassVar

from intake.contract import DAMAGED_CODE


class IntakeError(Exception):
    """Something went wrong in the intake."""

    response: ClassVar[str] = "error.internal"
    #: What programs read in a refusal, and its HTTP status.
    code: ClassVar[str] = "internal"
    status: ClassVar[int] = 500

    def __init__(self, **facts: Any) -> None:
        self.facts = facts
        for name, value in facts.items():
            setattr(self, name, value)
        details = ", ".join(f"{name}={value!r}" for name, value in facts.items())
        super().__init__(f"{self.__doc__} {details}".strip())


class BadRequest(IntakeError):
    """The request does not have the documented form."""

    response, code, status = "error.request", "request", 400


class Unauthorised(IntakeError):
    """The sender did not say the shared key."""

    code, status = "unauthorised", 401


class SenderKeyMissing(IntakeError):
    """The sender's public key is not here yet, so no signature can be checked."""

    code, status = "sender_key_missing", 503


class KeyReused(IntakeError):
    """The idempotency key, or the submission's revision, was used for other bytes."""

    code, status = "key_reused", 409


class BagRefused(IntakeError):
    """The bag cannot be taken in."""

    code, status = "bag", 422


class BagTooLarge(BagRefused):
    """The bag is larger than a bag may be."""

    code, status = "bag.too_large", 413


class BagDamaged(BagRefused):
    """The bytes are not those that the sender announced."""

    code = DAMAGED_CODE


class BagNotZip(BagRefused):
    """The bag is no zip that can be read."""

    code = "bag.zip"


class BagUnsafe(BagRefused):
    """The zip holds something that no bag of ours holds: a strange path, a link, too many or too large files."""

    code = "bag.unsafe"


class BagIncomplete(BagRefused):
    """The bag lacks a file, or holds one that is not listed."""

    code = "bag.incomplete"


class BagSignatureWrong(BagRefused):
    """The signature is not the sender's."""

    code = "bag.signature"


class BagChecksumWrong(BagRefused):
    """A file is not the one that was signed."""

    code = "bag.checksum"


class DossierInvalid(BagRefused):
    """The dossier does not follow its schema."""

    code = "bag.dossier"


class DocumentsDiffer(BagRefused):
    """The dossier lists other documents than the bag holds."""

    code = "bag.documents"


class UnknownCase(IntakeError):
    """There is no such case."""

    response, code, status = "error.not_found", "not_found", 404


class ReferralRefused(IntakeError):
    """The case cannot be offered to that partner, or not now."""

    response, code, status = "error.referral", "referral", 409


class ReferralSettled(IntakeError):
    """The referral has another answer already, or was taken back."""

    response, code, status = "error.referral_settled", "referral_settled", 409


class ReasonMissing(IntakeError):
    """A partner that declines says why, in a few words."""

    response, code, status = "referral.reason_missing", "reason", 422


class PlaceTaken(IntakeError):
    """As many companies as the place takes were accepted for it before."""

    response, code, status = "referral.place_taken", "place_taken", 409


class TransitionRefused(IntakeError):
    """The case cannot go from its status to the wanted one."""

    response, code, status = "error.transition", "transition", 409


class LoginRefused(IntakeError):
    """Name and password do not open the desk, or not now."""

    response, code, status = "error.login", "login", 403


class TooManyLogins(IntakeError):
    """More logins from one address than people make."""

    response, code, status = "error.too_many_logins", "too_many_logins", 429


class ForeignForm(IntakeError):
    """The form was not sent from a page of ours."""

    response, code, status = "error.foreign_form", "foreign_form", 403


class OfficerExists(IntakeError):
    """There is an account of that name already, or it is of another kind."""


class BadOfficerName(IntakeError):
    """An account's name is 2 to 40 letters, digits, dots or dashes."""


class UnknownPartner(IntakeError):
    """There is no such partner of such a programme."""
