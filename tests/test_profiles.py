"""What many pages of one site tell: learnt, written, read, and put to use."""
from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from splicing import HOST, NAME, PROSE, body_of, page, spliced

import forumclean
from forumclean import Cleaner, Profile, UsageError, extract, learn, load_profile
from forumclean.profile import Anchor, Learnt
from forumclean.profilefile import SITES, paths_of, profiles_of

URL = f"http://{HOST}/thread-1-1-1.html"
INSIDE = ("安排专", "更换破", "居民可", "县里准")
SLOGAN = f"更新最快请搜索{NAME}"
# Between two words, where one place tells nothing.
BETWEEN = spliced(PROSE, NAME, ["社区干部"])
SAMPLE = Path(SITES) / "forumclean.example.toml"


def pages() -> list[tuple[str, str]]:
    """Five pages of a site, each with other marks."""
    texts = [page(spliced(PROSE, NAME, [word])) for word in INSIDE]
    texts.append(page(spliced(PROSE, SLOGAN, ["排水工程"])))
    texts.append(page(spliced(PROSE, SLOGAN, ["清理河道"])))
    return [(text, URL) for text in texts]


@pytest.fixture(scope="module")
def profile() -> Profile:
    return learn(pages(), kind="text")


def cleaned(text: str, profile: Profile | None, url: str | None = None) -> str:
    return Cleaner(select=("splice",), profile=profile).extract(text, kind="text", url=url).text


def test_names_slogans_and_addresses_are_learnt(profile: Profile) -> None:
    assert profile.pages == 6
    assert [(name.text, name.pages, name.marks) for name in profile.names] == [(NAME, 4, 4)]
    assert all(NAME in example for example in profile.names[0].examples)
    assert [(slogan.text, slogan.pages) for slogan in profile.slogans] == [(SLOGAN, 2)]
    assert [address.text for address in profile.addresses] == [HOST.removeprefix("www.")]


def test_anchors_are_learnt() -> None:
    texts = [page("".join(f"{word}，我{NAME}县要抓好{job}。" for word, job in ((a, b), (b, a))))
             for a, b in ("水电", "路讯", "气热")]
    learnt = learn(texts, kind="text")
    assert [(a.before, a.after, a.pages, a.marks) for a in learnt.anchors] == [("我", "县", 3, 6)]


def test_the_title_of_one_page_is_no_name(profile: Profile) -> None:
    other = learn([f"排水工程 - 城建网\n\n{PROSE}", *[source for source, _ in pages()]], kind="text")
    assert [name.text for name in other.names] == [NAME]


def test_names_that_no_furniture_tells_are_learnt() -> None:
    learnt = learn([spliced(PROSE, NAME, [word]) for word in INSIDE], kind="text")
    assert [name.text for name in learnt.names] == [NAME]


def test_nothing_is_learnt_from_prose() -> None:
    assert learn([PROSE, PROSE[::-1], "一句话。"], kind="text") == Profile(pages=3)
    assert learn([]) == Profile()


def test_a_profile_tells_what_a_page_does_not(profile: Profile) -> None:
    assert cleaned(BETWEEN, None) == BETWEEN
    assert cleaned(BETWEEN, profile).rstrip("\n") == PROSE
    assert cleaned(spliced(PROSE, SLOGAN, ["淤泥"]), profile).rstrip("\n") == PROSE


def test_mentions_stay(profile: Profile) -> None:
    body = PROSE + f"我和老王是在{NAME}认识的，感谢{NAME}提供的平台。"
    assert cleaned(body, profile) == body
    assert body_of(extract(page(body))) == body


def test_cleaning_again_changes_nothing(profile: Profile) -> None:
    once = cleaned(BETWEEN, profile)
    assert cleaned(once, profile) == once


def test_lines_that_go_and_lines_that_stay() -> None:
    profile = Profile(names=(Learnt(NAME, 9, 9),), drop=(f"〔{NAME}〕", " 手机版 "), keep=(f"一页{NAME}纪念",))
    first, second = PROSE.split("\n")
    body = f"{first}\n  〔{NAME}〕 \n一页{NAME}纪念\n手机版\n{second}"
    assert cleaned(body, profile).rstrip("\n") == f"{first}\n一页{NAME}纪念\n{second}"
    rules = [cut.rule for cut in Cleaner(profile=profile).extract(body, kind="text").cuts]
    assert rules.count("splice.site-line") >= 2


def test_a_known_pair_of_neighbours_is_evidence() -> None:
    text = f"会议在我{NAME}县召开。" + PROSE
    profile = Profile(names=(Learnt(NAME),), anchors=(Anchor("我", "县"),))
    assert cleaned(text, Profile(names=(Learnt(NAME),))) == text
    assert cleaned(text, profile).rstrip("\n") == text.replace(NAME, "")


def test_the_file_gives_the_profile_again(profile: Profile, tmp_path: Path) -> None:
    odd = profile._replace(anchors=(Anchor("a", "b"),),
                           drop=('引号"和\\与\t制表', "\N{IDEOGRAPHIC SPACE}空\N{ZERO WIDTH SPACE}"))
    path = tmp_path / "site.toml"
    path.write_text(odd.toml(), "utf-8")
    again = load_profile(path)
    assert again._replace(name=odd.name) == odd
    assert again.sha256 == odd.sha256 != profile.sha256
    assert pickle.loads(pickle.dumps(Cleaner(profile=again))).profile == again


def test_the_result_names_its_profiles(profile: Profile) -> None:
    assert [(use.name, use.sha256) for use in Cleaner(profile=profile).extract(PROSE).profiles] == [
        ("learnt", profile.sha256)]
    assert extract(PROSE).profiles == ()


@pytest.mark.parametrize(("text", "message"), [
    ("names = []", "no such key ('names'); did you mean 'name'?"),
    ("[[name]]\npages = 1", "name: text: is a string that is not blank (None)"),
    ("[[name]]\ntext = 'a'\nmarks = -1", "name: marks: is a count (-1)"),
    ("name = 'a'", "name: is a list of tables, each [[name]]"),
    ("drop = 'a'", "drop: is a list of strings ('a')"),
    ("drop = [", "is no TOML"), (f"pages = {'9' * 5000}", "is no TOML"),
])
def test_mistakes_in_a_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "site.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError) as error:
        load_profile(path)
    assert str(path) in str(error.value) and message in str(error.value)


def test_other_mistakes(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load_profile(tmp_path / "none.toml")
    (tmp_path / "gbk.toml").write_bytes("drop = ['中']".encode("gbk"))
    with pytest.raises(UsageError, match="UTF-8"):
        load_profile(tmp_path / "gbk.toml")
    with pytest.raises(UsageError, match="load_profile"):
        Cleaner(profile="site.toml")   # type: ignore[arg-type]
    with pytest.raises(UsageError, match="not one page"):
        learn("一页")
    with pytest.raises(UsageError, match="no such kind"):
        learn([], kind="pdf")
    with pytest.raises(AttributeError):
        forumclean.none   # noqa: B018


def test_profiles_are_found_by_host(tmp_path: Path) -> None:
    assert [profile.name for profile in profiles_of("https://www.forumclean.example/t-1.html")] == [SAMPLE.name]
    assert [profile.name for profile in profiles_of("http://bbs.forumclean.example:8080/")] == [SAMPLE.name]
    assert profiles_of("http://other.example/") == profiles_of(None) == ()
    assert list(paths_of("../../etc/passwd", "x")) == list(paths_of("localhost", "x")) == []
    (tmp_path / "other.example.toml").write_text("pages = 1", "utf-8")
    result = Cleaner(profile_folders=(str(tmp_path),)).extract(PROSE, url="http://other.example/")
    assert [use.name for use in result.profiles] == ["other.example.toml"]


@pytest.mark.parametrize("path", sorted(Path(SITES).glob("*.toml")), ids=lambda path: path.name)
def test_every_profile_of_the_package_can_be_read(path: Path) -> None:
    profile = load_profile(path)
    assert profile.names and next(paths_of(path.name.removesuffix(".toml"), SITES)) == str(path)


def test_the_sample_acts() -> None:
    text = "今天一早我苇塘之家家的猫出门了。\n〔苇塘之家·手机版〕\n苇塘之家十周年征文\n天更新最快请搜索苇塘之家黑了。\n"
    result = extract(text, kind="text", url="http://forumclean.example/1.html")
    assert result.text == "今天一早我家的猫出门了。\n苇塘之家十周年征文\n天黑了。\n"
