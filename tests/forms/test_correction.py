"""Which question a sentence names."""

import pytest

from forms.correction import named
from forms.definitions.model import Programme


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("직원 수 12명으로 고쳐줘", "employees"),
        ("직원수를 바꿀게요", "employees"),  # spaces do not matter
        ("전화번호가 틀렸어요", "contact_phone"),
        ("담당자 이름을 바꿔 주세요", "contact_name"),  # longest name wins over 담당자
        ("대표자 이름이 달라요", "representative"),
        ("법인등록번호 고칠래요", "corporate_number"),  # not 등록번호
        ("소포 무게를 500g으로", "parcel_weight"),  # not 소포
        ("판매 페이지 주소 바꿔줘", "store_url"),  # not 주소
        ("주소 이사했어요", "business_address"),
        ("change the company address please", "business_address"),
        ("Change Employees to 12", "employees"),
        ("고쳐 주세요", None),
        ("", None),
    ],
)
def test_the_longest_name_decides(programme: Programme, text: str, key: str | None) -> None:
    found = named.named_question(programme, text, "ko")
    assert (found and found.key) == key


def test_two_names_of_one_length_are_no_answer(programme: Programme) -> None:
    assert named.named_question(programme, "상호랑 직원 고쳐줘", "ko") is None


def test_every_question_is_found_by_each_of_its_names(programme: Programme) -> None:
    for question in programme.questions:
        for name in (question.label.ko, question.label.en, *question.aliases):
            found = named.named_question(programme, f"{name} 고쳐 주세요", "ko")
            assert found is not None, name
            assert found.key == question.key, name
