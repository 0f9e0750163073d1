"""Yes or no, one of several, some of several."""

import pytest

from forms import errors, fields
from forms.definitions.model import Programme


@pytest.mark.parametrize(
    ("key", "text", "choice"),
    [
        ("export_stage", "수출하고 있어요", "exporting"),
        ("export_stage", "네", "exporting"),
        ("export_stage", "네, 준비 중이에요", "preparing"),  # what is named outweighs the bare yes
        ("export_stage", "아니요", "no_plan"),
        ("export_stage", "2번이요", "preparing"),
        ("tax_arrears", "체납 없어요", "none"),
        ("tax_arrears", "체납없어요", "none"),
        ("tax_arrears", "네 분납하고 있어요", "instalment"),
        ("tax_arrears", "아니요, 밀린 세금 없어요", "none"),
        ("business_form", "법인이에요", "corporation"),
        ("business_form", "저희는 개인사업자입니다", "sole_trader"),
        ("sme_size", "소기업(소상공인)", "micro"),
        ("sme_size", "잘 모르겠어요", "unsure"),
        ("logistics_partner", "추천해 주세요", "help_me"),
        ("logistics_partner", "Garam Express please", "express"),
    ],
)
def test_one_choice_is_understood(programme: Programme, key: str, text: str, choice: str) -> None:
    assert fields.parse(programme.question(key), text, "ko") == choice


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("sme_size", "중소기업이요", errors.NotAChoice),  # holds 소기업, but says less
        ("sme_size", "소기업은 아니에요", errors.NotAChoice),
        ("sme_size", "소기업인가요?", errors.NotAChoice),
        ("sme_size", "소기업이랑 중기업", errors.ManyChoices),
        ("sme_size", "9번", errors.NotAChoice),
        ("export_stage", "글쎄요", errors.NotAChoice),
    ],
)
def test_what_names_no_single_choice_is_refused(
    programme: Programme, key: str, text: str, kind: type[errors.FieldError]
) -> None:
    with pytest.raises(errors.FieldError) as caught:
        fields.parse(programme.question(key), text, "ko")
    assert type(caught.value) is kind


def test_a_refused_choice_lists_the_choices(programme: Programme) -> None:
    with pytest.raises(errors.NotAChoice) as caught:
        fields.parse(programme.question("business_status"), "글쎄요", "en")
    assert caught.value.facts["options"] == "Running, Suspended, Closed"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("아마존이랑 쇼피요", ["amazon", "shopee"]),
        ("쇼피, 아마존", ["amazon", "shopee"]),  # in the question's order
        ("아마존이랑쇼피", ["amazon", "shopee"]),
        ("we sell on Amazon and our own shop", ["amazon", "own_shop"]),
        ("1번, 3번", ["amazon", "qoo10"]),
        ("아직 없어요", ["none_yet"]),
    ],
)
def test_several_choices_are_understood(programme: Programme, text: str, ids: list[str]) -> None:
    assert fields.parse(programme.question("platforms"), text, "ko") == ids


def test_half_understood_choices_are_told_apart(programme: Programme) -> None:
    with pytest.raises(errors.SomeChoicesUnknown) as caught:
        fields.parse(programme.question("platforms"), "아마존하고 쿠팡", "ko")
    assert (caught.value.facts["understood"], caught.value.facts["unknown"]) == ("아마존", "쿠팡")


def test_every_label_and_alias_is_understood_as_its_choice(programme: Programme) -> None:
    for question in programme.questions:
        for choice in question.choices:
            for name in (choice.label.ko, choice.label.en, *choice.aliases):
                wanted = choice.id if question.type == "choice" else [choice.id]
                assert fields.parse(question, name, "ko") == wanted, (question.key, name)
                assert fields.is_plain(question, name), (question.key, name)


def test_labels_show_choices(programme: Programme) -> None:
    assert fields.show(programme.question("sme_size"), "small", "ko") == "소기업"
    assert fields.show(programme.question("platforms"), ["amazon", "shopee"], "en") == "Amazon, Shopee"


def test_a_certificates_word_must_be_the_whole_name_of_a_choice(programme: Programme) -> None:
    assert fields.from_document(programme.question("tax_arrears"), "none") == "none"
    for raw in ("listed", "중소기업", "소기업 아님"):
        with pytest.raises(errors.NotAChoice):
            fields.from_document(programme.question("tax_arrears" if raw == "listed" else "sme_size"), raw)
