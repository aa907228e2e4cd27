"""Engine files: what they may say, and the line that tells what is wrong with one."""
from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from forumclean import Cleaner, UsageError, load_engine
from forumclean.stages.engines.enginefile import FURNITURE, KEYS
from support import ROOT, text_of

GOOD = 'name = "tea"\n[[form]]\nbody = ".leaf"\n'
DOCS = text_of(ROOT / "docs" / "engines.md")


def load(tmp_path: Path, text: str) -> object:
    """The engine of a file with this text."""
    path = tmp_path / "tea.toml"
    path.write_text(text, "utf-8")
    return load_engine(path)


@pytest.mark.parametrize(("text", "says"), [
    ("name = ", "is not TOML"), (f"name = {'9' * 5000}", "is not TOML"), ("", "name: say what the engine is called"),
    ('name = "x"\n', "form: describe a form"),
    ('name = "x"\nform = 3\n', "form: describe a form"), ('name = "x"\n[[form]]\n', "form 1.body: say which elements"),
    (GOOD + 'bdoy = ".x"\n', "form 1.bdoy: no such key ('bdoy'); did you mean 'body'?"),
    (GOOD + 'qqqq = ".x"\n', "form 1.qqqq: no such key ('qqqq'); there are"),
    ("sings = []\n" + GOOD, "sings: no such key ('sings'); did you mean 'signs'?"),
    (GOOD + "time = 3\n", "form 1.time: a selector is a string (3)"),
    (GOOD + 'time = ".a:hover"\n', "form 1.time: selector '.a:hover': it cannot be read"),
    (GOOD + 'signs = ["[x]"]\n', "form 1.signs: selector '[x]': it would look at every element"),
    (GOOD + "time = [{ select = '.a', pattern = '(' }]\n", "form 1.time.pattern: pattern '(':"),
    (GOOD + "time = [{ pattern = 3 }]\n", "form 1.time.pattern: a pattern is a string"),
    (GOOD + "time = [{ selct = '.a' }]\n", "form 1.time.selct: no such key ('selct'); did you mean 'select'?"),
    (GOOD + "trim = 3\n", "form 1.trim: is a table of patterns"), (GOOD + "lead = 3\n", "form 1.lead: is a table of"),
    (GOOD + "trim.signatur = 'x'\n", "form 1.trim.signatur: no such key ('signatur'); did you mean 'signature'?"),
    (GOOD.replace("[[form]]", "[[form]]\nname = 3"), "form 1.name: a name is a string"),
])
def test_what_is_wrong_with_a_file(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path, text)
    message = str(caught.value)
    assert says in message and message.startswith(f"{tmp_path / 'tea.toml'}: ") and "\n" not in message


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gbk.toml").write_bytes('name = "茶"'.encode("gbk"))
    for name, says in (("none.toml", "No such file"), ("gbk.toml", "UTF-8"), ("", "directory")):
        with pytest.raises(UsageError, match=says):
            load_engine(tmp_path / name)


def test_the_head_of_a_file_holds_for_all_forms(tmp_path: Path) -> None:
    engine = load(tmp_path, 'name = "tea"\ntitle = "h1"\n[[form]]\nbody = ".a"\n[[form]]\nbody = ".b"\ntitle = "h2"\n')
    assert [form.title[0][0][0][1] for form in engine.forms] == ["h1", "h2"]


def test_a_cleaner_holds_engines(tmp_path: Path) -> None:
    cleaner = Cleaner(engines=[load(tmp_path, GOOD)])
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner
    assert len({cleaner, Cleaner(engines=(load(tmp_path, GOOD),)), Cleaner(), Cleaner(engines=())}) == 3
    for wrong in (("tea.toml",), "tea.toml", load(tmp_path, GOOD)):
        with pytest.raises(UsageError, match="load_engine"):
            Cleaner(engines=wrong)


def test_the_example_of_the_docs(tmp_path: Path) -> None:
    engine = load(tmp_path, re.search(r"^```toml\n(.*?)^```$", DOCS, re.MULTILINE | re.DOTALL)[1])
    page = """<html><head><title>新茶</title></head><body id="teahouse"><h1 class="brew">新茶</h1>
        <div class="cup" id="cup_7"><span class="who"><a>山泉</a></span><span class="when">2019-4-2 09:12, 1. cup</span>
        <div class="leaf"><div class="leaf-text">Re: 新茶<br>水开了。</div></div><div class="motto">春眠</div></div></body>"""
    result = Cleaner(engines=(engine,)).extract(page)
    post = result.posts[0]
    assert result.text == "新茶\n\n水开了。\n"
    assert result.engine == "tea-house"
    assert (post.author, post.time, post.floor, post.id) == ("山泉", "2019-4-2 09:12", "1", "7")


def test_the_docs_name_every_key() -> None:
    assert {key for key in KEYS if f"`{key}`" not in DOCS} == set()


def test_every_role_has_its_rule() -> None:
    from forumclean.rulebook import reason_of
    assert all(map(reason_of, FURNITURE.values()))


def test_compiled_engines_are_up_to_date() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "tools" / "compile_engines.py"), "--check"], capture_output=True,
                          check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
