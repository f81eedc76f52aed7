"""The command line as a person meets it."""

import json
import subprocess
import sys

import pytest
import tiny

from macros.charts import chart_ids
from macros.cli import main


def test_a_clean_run_prints_the_count_and_exits_with_zero(tmp_path, capsys):
    assert main(["check", "--root", str(tiny.write(tmp_path))]) == 0
    assert capsys.readouterr().out.startswith("0 errors, 0 warnings, 5 entities, ")


def test_errors_are_printed_by_place_and_exit_with_one(tmp_path, capsys):
    changes = tiny.changed("data/companies/beta.yml", "country: japan", "country: japn")
    assert main(["check", "--root", str(tiny.write(tmp_path, changes))]) == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line == "data/companies/beta.yml:4:10: error [ids-resolve] no country 'japn'; did you mean 'japan'?"


def test_warnings_alone_exit_with_zero(tmp_path, capsys):
    changes = tiny.changed("data/companies/alpha.yml", "2023: 200", "2023: 20000")
    assert main(["check", "--root", str(tiny.write(tmp_path, changes)), "--only", "outliers"]) == 0
    assert "warning [outliers]" in capsys.readouterr().out


def test_json_and_github_formats(tmp_path, capsys):
    changes = tiny.changed("data/companies/beta.yml", "country: japan", "country: japn")
    root = str(tiny.write(tmp_path, changes))
    main(["check", "--root", root, "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    assert report["count"]["errors"] == 1
    assert report["findings"][0]["line"] == 4
    main(["check", "--root", root, "--format", "github"])
    assert "::error file=data/companies/beta.yml,line=4,col=10,title=ids-resolve::no country" in capsys.readouterr().out
    changes = tiny.changed("data/companies/alpha.yml", "2023: 200", "2023: 20000")
    main(["check", "--root", str(tiny.write(tmp_path, changes)), "--only", "outliers", "--format", "github"])
    assert "::warning file=data/companies/alpha.yml,line=12,col=30,title=outliers::20000" in capsys.readouterr().out


def test_fix_says_what_it_mended(tmp_path, capsys):
    changes = tiny.changed("docs/companies/alpha.md", "title: Alpha", "title: Omega")
    assert main(["check", "--fix", "--root", str(tiny.write(tmp_path, changes))]) == 0
    said = capsys.readouterr()
    assert "mended docs/companies/alpha.md" in said.err
    assert "--- a/docs/companies/alpha.md\n+++ b/docs/companies/alpha.md\n" in said.out
    assert "-title: Omega\n+title: Alpha\n" in said.out


def test_a_dry_run_prints_the_diff_alone_and_writes_nothing(tmp_path, capsys):
    root = tiny.write(tmp_path, tiny.changed("docs/companies/alpha.md", "title: Alpha", "title: Omega"))
    assert main(["check", "--fix", "--dry-run", "--root", str(root)]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("--- a/docs/companies/alpha.md\n") and "0 errors" not in said.out
    assert said.err == "would mend docs/companies/alpha.md\n"
    assert "title: Omega" in (root / "docs/companies/alpha.md").read_text()
    assert main(["check", "--dry-run", "--root", str(root)]) == 2
    assert "--dry-run shows what --fix would do; give both" in capsys.readouterr().err


def test_json_stays_json_where_something_is_mended(tmp_path, capsys):
    root = tiny.write(tmp_path, tiny.changed("docs/companies/alpha.md", "title: Alpha", "title: Omega"))
    assert main(["check", "--fix", "--format", "json", "--root", str(root)]) == 0
    assert json.loads(capsys.readouterr().out)["count"]["errors"] == 0


def test_export_writes_beside_the_pages(tmp_path, capsys):
    assert main(["export", str(tmp_path)]) == 0
    files = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()}
    endings = (
        ".vl.json",
        ".narrow.vl.json",
        ".svg",
        ".png",
        ".csv",
        ".bib",
        ".thumb.svg",
        ".thumb-dark.svg",
        "/embed.html",
    )
    assert files >= {f"charts/{id}{ending}" for id in chart_ids() for ending in endings}
    assert "api/v1/measures/pack-price.csv" in files
    assert f"{len(files)} files written" in capsys.readouterr().out
    assert main(["export", str(tmp_path / "nowhere")]) == 2
    assert "build the site first" in capsys.readouterr().err


def test_export_of_unsound_data_says_what_is_wrong(tmp_path, capsys):
    changes = tiny.changed("data/companies/alpha.yml", "kind: cell-maker", "kind: baker")
    assert main(["export", str(tmp_path), "--root", str(tiny.write(tmp_path, changes))]) == 1
    assert "found 'baker'" in capsys.readouterr().err


def test_wrong_calls_are_explained(tmp_path, capsys):
    assert main(["check", "--only", "grammar"]) == 2
    assert "no rule grammar; rules are bare-digits" in capsys.readouterr().err
    assert main(["check", "--root", str(tmp_path)]) == 2
    assert "holds no data/ folder" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["bake"])


def test_a_python_without_the_libraries_says_what_to_do(root):
    result = subprocess.run([sys.executable, "-S", "-m", "macros", "check"], cwd=root, capture_output=True, text=True)
    assert result.returncode == 1
    assert "run `make check` once" in result.stderr and "Traceback" not in result.stderr


def test_errors_stand_last_and_hidden_warnings_are_counted(tmp_path, capsys):
    text = (
        tiny.FILES["data/companies/alpha.yml"].replace("2023: 200", "2023: 20000").replace("since: 2021", "since: 2031")
    )
    root = str(tiny.write(tmp_path, {"data/companies/alpha.yml": text.replace("country: china", "country: chian")}))
    main(["check", "--root", root])
    *findings, count = capsys.readouterr().out.splitlines()
    assert "warning [outliers]" in findings[0] and " error [" in findings[-1]
    main(["check", "--root", root, "--errors"])
    assert count.split(", ")[1] == "2 warnings"
    assert ", 2 warnings not shown, " in capsys.readouterr().out


def test_files_of_a_wrong_shape_are_to_be_mended_first(tmp_path, capsys):
    changes = tiny.changed("data/companies/beta.yml", "kind: vehicle-maker", "kind: baker")
    main(["check", "--root", str(tiny.write(tmp_path, changes))])
    assert "Mend files that cannot be read or have a wrong shape first" in capsys.readouterr().out
