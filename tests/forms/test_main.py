"""`python -m forms check` as an officer runs it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


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
