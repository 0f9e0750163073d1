"""Words are found, filled, and given the right particle; faults are told all at once."""

from pathlib import Path

import pytest

from forms import errors
from forms.wording.catalogue import Catalogue


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    (tmp_path / "a.yml").write_text(
        'owner: {ko: "{name:은/는} 대표예요.", en: "{name} is the owner."}\n'
        'papers: {ko: "서류 {count}개", en: "{count} {count:paper/papers}"}\n',
        encoding="utf-8",
    )
    return Catalogue.load(tmp_path)


def test_the_particle_fits_the_fact(catalogue: Catalogue) -> None:
    assert catalogue.say("owner", "ko", name="홍길동") == "홍길동은 대표예요."
    assert catalogue.say("owner", "ko", name="김철수") == "김철수는 대표예요."


def test_english_counts_one_and_many(catalogue: Catalogue) -> None:
    assert catalogue.say("papers", "en", count=1) == "1 paper"
    assert catalogue.say("papers", "en", count=3) == "3 papers"


def test_a_fact_is_data_and_never_read_as_a_placeholder(catalogue: Catalogue) -> None:
    assert catalogue.say("owner", "en", name="{count} {0.__class__}") == "{count} {0.__class__} is the owner."


def test_a_missing_fact_is_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(errors.WordingError, match="name"):
        catalogue.say("owner", "ko")


def test_unknown_words_are_an_error(catalogue: Catalogue) -> None:
    with pytest.raises(errors.WordingError, match=r"no\.such"):
        catalogue.say("no.such", "ko")


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text('one: {ko: "하나"}\ntwo: {ko: "{bad name}", en: "two"}\n', encoding="utf-8")
    (tmp_path / "b.yml").write_text(
        'two: {ko: "둘", en: "two"}\nthree: {ko: "", en: "three"}\nfour: words\n', encoding="utf-8"
    )
    with pytest.raises(errors.WordingError) as caught:
        Catalogue.load(tmp_path)
    assert caught.value.faults == [
        "a.yml: one: needs exactly ko and en",
        "a.yml: two: ko: not a placeholder: bad name",
        "b.yml: two: duplicate key",
        "b.yml: three: ko: no text",
        "b.yml: four: needs exactly ko and en",
    ]


def test_a_key_given_twice_in_one_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text('one: {ko: "하나", en: "one"}\none: {ko: "일", en: "one"}\n', encoding="utf-8")
    with pytest.raises(errors.WordingError, match="duplicate"):
        Catalogue.load(tmp_path)


def test_a_file_that_is_no_yaml_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("one: {ko: [", encoding="utf-8")
    (tmp_path / "b.yml").write_text("- one", encoding="utf-8")
    with pytest.raises(errors.WordingError) as caught:
        Catalogue.load(tmp_path)
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["a.yml", "b.yml"]


def test_several_folders_make_one_catalogue(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "w.yml").write_text(f'{name}: {{ko: "말", en: "word"}}\n', encoding="utf-8")
    catalogue = Catalogue.load(tmp_path / "one", tmp_path / "two")
    assert catalogue.keys() == {"one", "two"}
    assert "one" in catalogue
