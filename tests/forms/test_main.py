"""`python -m forms check` as an officer runs it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
REAL = ROOT / "forms" / "programmes" / "kosme" / "shared_logistics"


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "forms", "check", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


def test_the_shipped_programmes_are_ok() -> None:
    result = check()
    assert result.returncode == 0
    assert "kosme.shared_logistics: OK (25 questions, 4 rules, notice 2026-1)\n" in result.stdout
    assert all(": OK (" in line for line in result.stdout.splitlines())


def test_faults_are_printed_and_the_exit_code_is_one(tmp_path: Path) -> None:
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "2026-1.yml").write_text("id: 2026-1\n", encoding="utf-8")
    (tmp_path / "programme.yml").write_text("id: empty\n", encoding="utf-8")
    result = check(str(tmp_path))
    assert result.returncode == 1
    assert "programme.yml: questions: Field required" in result.stdout
    assert result.stdout.splitlines()[-1].endswith("fault(s)")
    assert result.stderr == ""


def test_a_draft_that_defines_a_shipped_programme_anew_is_a_fault_unless_it_is_served_alone(tmp_path: Path) -> None:
    shutil.copytree(REAL, tmp_path / "kosme" / "shared_logistics")
    result = check(str(tmp_path))
    assert result.returncode == 1
    assert "another folder already defines kosme.shared_logistics" in result.stdout
    assert check("--alone", str(tmp_path)).returncode == 0


def test_a_draft_beside_the_shipped_programmes_is_previewed_by_naming_its_folder(tmp_path: Path) -> None:
    home = Path(shutil.copytree(REAL, tmp_path / "city" / "fair"))
    main = home / "programme.yml"
    main.write_text(main.read_text("utf-8").replace("id: kosme.shared_logistics", "id: city.fair"), "utf-8")
    assert check(str(tmp_path)).stdout.startswith("city.fair: OK")
    command = [sys.executable, "-m", "forms", "preview", "city.fair", "--folder", str(tmp_path)]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert shown.returncode == 0
    assert "<html" in shown.stdout
