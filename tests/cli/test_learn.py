"""`forumclean learn` and `forumclean --profile`, as a user meets them."""
from __future__ import annotations

import json
import tomllib
from pathlib import Path

from splicing import NAME, PROSE, page, spliced

INSIDE = ("安排专", "更换破", "居民可", "县里准")


def test_learn_and_clean(forumclean, tmp_path: Path) -> None:
    for number, word in enumerate(INSIDE):
        (tmp_path / f"{number}.txt").write_text(page(spliced(PROSE, NAME, [word])), "utf-8")
    done = forumclean("learn", *[f"{number}.txt" for number in range(len(INSIDE))], "-o", "site.toml")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    data = tomllib.loads((tmp_path / "site.toml").read_text("utf-8"))
    assert [name["text"] for name in data["name"]] == [NAME]
    (tmp_path / "page.txt").write_text(spliced(PROSE, NAME, ["社区干部"]), "utf-8")
    done = forumclean("--profile", "site.toml", "--format", "json", "page.txt")
    result = json.loads(done.stdout)
    assert result["text"].rstrip("\n") == PROSE
    assert [use["name"] for use in result["profiles"]] == ["site.toml"]
    assert len(result["profiles"][0]["sha256"]) == 64


def test_a_page_that_cannot_be_read_stops_no_other(forumclean, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PROSE, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    done = forumclean("learn", "none.txt", "a.txt", "b.pdf")
    assert done.returncode == 2 and done.stdout == b"pages = 1\n"
    assert [line.split(": ")[1] for line in done.stderr.decode().splitlines()] == ["none.txt", "b.pdf"]
    done = forumclean("learn", "none.txt", "-o", "site.toml")
    assert done.returncode == 2 and not (tmp_path / "site.toml").exists()


def test_the_command_alone_reads_the_users_folder(forumclean, tmp_path: Path) -> None:
    sites = tmp_path / "config" / "forumclean" / "sites"
    sites.mkdir(parents=True)
    (sites / "other.example.toml").write_text('drop = ["手机版"]\n', "utf-8")
    (tmp_path / "page.txt").write_text("甲。\n手机版\n乙。\n", "utf-8")
    env = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "APPDATA": str(tmp_path / "config")}
    assert forumclean("--url", "http://other.example/1", "page.txt", env=env).stdout.decode() == "甲。\n乙。\n"
    assert forumclean("page.txt", env=env).stdout.decode() == "甲。\n手机版\n乙。\n"


def test_a_profile_that_cannot_be_read(forumclean, tmp_path: Path) -> None:
    done = forumclean("--profile", "none.toml", stdin=PROSE.encode())
    assert done.returncode == 2 and done.stderr.decode().startswith("forumclean: none.toml: cannot be read")
