"""Names inside words, by the word list: of a site that the page tells, and of one that it does not."""
from __future__ import annotations

import pytest
from splicing import NAME, PROSE, body_of, page, spliced, unspliced

from forumclean.stages.splice import unknown, wordgap
from forumclean.stages.splice.grams import FEW_GRAMS, repeats
from forumclean.stages.splice.unknown import unknown_names
from forumclean.stages.splice.wordgap import gap

# Each parts a word.
INSIDE = ("安排专", "更换破", "居民可", "机械进不去，只能用小型机", "积水的情", "城郊的几条街")


def around(text: str) -> tuple[str, int, int]:
    before, _, after = text.partition("|")
    return before + NAME + after, len(before), len(before) + len(NAME)


@pytest.mark.parametrize("text", ["安排专|项资金", "居民可|以查看", "前天入|住酒店", "經|濟發展", "会議室的服|務人員"])
def test_a_word_goes_on(text: str) -> None:
    assert gap(*around(text)) > 0


@pytest.mark.parametrize("text", ["我是在|认识他的", "未经|书面同意", "感谢|提供平台", "县里|安排资金", "工程。|项目", "|项目", "项目|", "a|b"])
def test_no_word_goes_on(text: str) -> None:
    assert not gap(*around(text))


def test_a_word_that_reaches_into_the_name_is_the_authors() -> None:
    text = "他在上海南站下车"
    assert not gap(text, text.index("南"), text.index("站"))


@pytest.mark.parametrize("word", INSIDE[:3])
def test_one_place_inside_a_word_is_enough(word: str) -> None:
    assert body_of(unspliced(page(spliced(PROSE, NAME, [word])))) == PROSE


def test_a_name_between_words_goes_where_another_one_parts_a_word() -> None:
    body = spliced(PROSE, NAME, ["安排专", "更换破", "机械进不去，只能用小型机械", "挨家挨户上门"])
    assert body_of(unspliced(page(body))) == PROSE


def test_a_compound_is_parted_where_other_words_are() -> None:
    body = PROSE.replace("说明情况", "打电话说明情况")
    assert body_of(unspliced(page(spliced(body, NAME, [*INSIDE[:3], "挨家挨户上门打"])))) == body


def test_mentions_stay_beside_marks_inside_words() -> None:
    body = PROSE + f"我是在{NAME}上看到的。感谢{NAME}的各位网友，登录{NAME}以后点右上角。"
    assert body_of(unspliced(page(spliced(body, NAME, INSIDE[:3])))) == body


@pytest.mark.parametrize("name", ["居民", "施工", "安排", "管网", "老城区", "排水工程", "社区干部", "施工期间", "的街道", "互联网"])
def test_a_word_of_the_text_that_is_the_sites_name_stays(name: str) -> None:
    body = PROSE + "互联网药品信息服务的管理办法由主管部门公布。全国冠军赛在县里举行，企业兼并的情况讲清楚。" * 3
    assert body_of(unspliced(page(body, name))) == body


@pytest.mark.parametrize(("name", "body"), [
    ("主管", "向林业行政主管部门申请。由林业行政主管部门批准。报林业行政主管部门备案。经林业行政主管部门同意。"),
    ("区域", "完善民族区域自治制度。实行民族区域自治制度。坚持民族区域自治制度。民族区域自治法公布了。"),
    ("朝鲜族", "到会的有张三（朝鲜族）、李四（朝鲜族）、王五（朝鲜族）和赵六（女）。"),
    ("规则", "通过『须知』和『规则』声明，『规则』没有修改，『规则』由县里公布。"),
    ("酒店都", "过年的时候很多朋友的酒店, 都没有受到影响。那天的酒店都满了。"),
])
def test_a_word_that_is_the_sites_name_stays_in_its_phrases(name: str, body: str) -> None:
    assert body_of(unspliced(page(body, name))) == body


@pytest.mark.parametrize("sentences", [
    ("客服让我打{}电话。", "又打{}电话问了一次。"),
    ("其实{0}早就有人问过。今天{0}搞活动，", "所以{0}还是要改进。很多{0}老用户走了。"),
    ("听说{0}便宜。昨天{0}搞活动，", "不过{0}还是要改进。"),
])
@pytest.mark.parametrize("name", [NAME, "知乎", "天涯社区"])
def test_mentions_without_the_usual_cues_stay(name: str, sentences: tuple[str, str]) -> None:
    first, second = PROSE.split("\n")
    body = f"{first}{sentences[0].format(name)}\n{sentences[1].format(name)}{second}"
    assert body_of(unspliced(page(body, name))) == body


@pytest.mark.parametrize("name", ["豆瓣", "天涯"])
def test_a_word_that_is_the_sites_name_goes_from_words(name: str) -> None:
    assert body_of(unspliced(page(spliced(PROSE, name, INSIDE[:3]), name))) == PROSE


def test_a_word_of_two_characters_that_is_a_name_goes_from_words() -> None:
    assert body_of(unspliced(page(spliced(PROSE, "青石", INSIDE[:3]), "青石"))) == PROSE


@pytest.mark.parametrize("name", [NAME, "青石坊社区", "无涯小说网", "柳树课件"])
def test_a_name_in_its_usual_form_that_no_furniture_tells(name: str) -> None:
    assert unspliced(spliced(PROSE, name, INSIDE[:2])).text.rstrip("\n") == PROSE
    assert unspliced(spliced(PROSE, name, ["提高了。县里准"])).text.rstrip("\n") == PROSE


def test_a_suspect_becomes_a_note() -> None:
    body = spliced(PROSE, NAME, ["第二阶段更换破"])
    result = unspliced(body)
    assert result.text == body
    assert [(note.rule, body[note.start:note.end]) for note in result.notes] == [("splice.site-name", NAME)]


def test_a_string_of_any_form_that_parts_different_words() -> None:
    assert unspliced(spliced(PROSE, "乌鹊南飞", INSIDE[:3])).text.rstrip("\n") == PROSE


def test_a_string_of_three_characters_has_to_part_more() -> None:
    assert unspliced(spliced(PROSE, "乌鹊巢", INSIDE[:5])).text.rstrip("\n") == PROSE
    body = spliced(PROSE, "乌鹊巢", ["居民可", "排水管"])
    assert unspliced(body).text == body


def test_a_name_that_is_hardly_made_of_words_has_to_part_less() -> None:
    assert unspliced(spliced(PROSE, "笔趣阁", ["听取居民意"])).text.rstrip("\n") == PROSE
    body = spliced(PROSE, "清风小说", ["听取居民意"])
    assert unspliced(body).text == body


def test_a_name_that_parts_a_word_at_half_its_places() -> None:
    body = spliced(PROSE, "笔趣阁", ["人工开"])
    assert unspliced(body).text == body
    result = unspliced(spliced(body, "笔趣阁", ["挨家挨户"]))
    assert "人工开挖" in result.text and result.cuts


def test_two_characters_that_always_part_the_same_word() -> None:
    body = "".join(f"{day}下午去的是{room}，服务{view}。" for day, room, view in
                   zip("一二三四五六", ("市区", "湖边", "山上", "城郊", "海边", "老街"), "新旧远近大小"))
    assert unspliced(body.replace("服务", "服知乎务")).text.rstrip("\n") == body


def test_two_characters_in_a_fixed_phrase_stay() -> None:
    body = "".join(f"{day}下午谈的是{room}，中日两国{view}。" for day, room, view in
                   zip("一二三四五六", ("市区", "湖边", "山上", "城郊", "海边", "老街"), "新旧远近大小"))
    assert unspliced(body).text == body


def test_a_string_of_any_form_that_always_parts_the_same_word() -> None:
    body = "".join(f"{day}下午去的是{room}，酒店{view}。" for day, room, view in
                   zip("一二三四五六", ("市区", "湖边", "山上", "城郊", "海边", "老街"), "新旧远近大小"))
    assert unspliced(body.replace("酒店", "酒乌鹊南飞店")).text.rstrip("\n") == body


@pytest.mark.parametrize("text", [
    "民族区域自治制度是基本制度。实行民族区域自治，完善民族区域自治法，坚持民族区域自治制度。",
    "通过互联网上报材料，材料通过互联网上传，通过互联网站公布，通过互联网上的平台查询。",
    "在天涯社区发帖的人很多，天涯社区发展得快，天涯社区发起的活动不少。",
    "全国优秀儿童文学奖揭晓，他获得全国优秀儿童文学奖，儿童文学奖的奖金不高。",
    "第一百六十三条、第一百六十四条，第一百六十五条和第一百六十六条。",
    "区市政市容委负责，县市政市容委协助，市市政市容委督办，区市政市容委验收。",
])
def test_fixed_phrases_stay(text: str) -> None:
    assert unknown_names(text).names == ()


def test_the_beginning_of_a_site_s_form_is_no_name() -> None:
    """What stands before both 网 is one site's mark and the beginning of another's name."""
    text = ("很多人的青春都与青石坊网首发狂沙文学网有关。狂沙文学网的用户以青年人为主。"
            "狂沙文学网获得首轮融资。青石坊网首发狂沙文学网保留随时修改本协议的权利。")
    assert unknown_names(text).names == ()
    assert unspliced(text).text == text


def test_marks_of_another_site_go_from_a_page_that_tells_its_own() -> None:
    assert body_of(unspliced(page(spliced(PROSE, "无涯小说网", INSIDE[:3])))) == PROSE


def test_strings_that_come_often() -> None:
    text = "甲乙丙丁戊，己甲乙丙丁戊，甲乙丙丁，子丑寅寅寅寅寅寅，子丑\U00020000甲，ab cd甲乙丙丁。甲乙丙丁"
    assert [(text[at[0]:at[0] + size], len(at)) for at, size in repeats(text)] == [
        ("甲乙丙丁", 5), ("寅寅寅", 2)]
    assert [(text[at[0]:at[0] + size], len(at)) for at, size in repeats(text + "，甲乙丙丁戊，亥子丑，子丑戌")] == [
        ("甲乙丙丁", 6), ("丙丁戊", 3), ("寅寅寅", 2)]


def test_strings_that_come_often_among_many_others() -> None:
    """Many are looked up by a walk over the text, few one by one."""
    many = "".join(chr(0x4e00 + 7 * number) for number in range(2 * FEW_GRAMS))
    text = f"{many}，\U00020000{many}。甲乙丙丁，\ud83d甲乙丙丁"
    assert [(text[at[0]:at[0] + size], at) for at, size in repeats(text)] == [
        (many, [0, len(many) + 2]), ("甲乙丙丁", [2 * len(many) + 3, 2 * len(many) + 9])]


def test_the_search_for_names_grows_with_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    monkeypatch.setattr(unknown, "lead", lambda *place: calls.append(place) or wordgap.lead(*place))
    counts = []
    for times in (1, 2, 4):
        calls.clear()
        unknown_names("".join(PROSE.replace("工程", f"工程{number}号") + f"实施{NAME}方案。" for number in range(10 * times)))
        counts.append(len(calls))
    assert counts[0] > 0 and counts[2] <= 2.2 * counts[1] <= 2.2 * 2.2 * counts[0]


def test_a_name_without_its_first_character_is_none() -> None:
    """青|年 around 石坊网 is a word by chance: before it stands what always does."""
    text = "".join(f"他们更新最快请搜索{NAME}{word}做工程。" for word in ("年人", "春期", "工们", "石匠", "菜农"))
    assert "石坊网" not in unknown_names(text).names


@pytest.mark.parametrize("times", [3, 4, 6])
def test_a_sentence_that_comes_again_shows_no_more(times: int) -> None:
    """A page tells one remark again in every teaser and quote of it; an odd word in it is no mark for that."""
    body = "晚上从这一边望向对岸，中福世福汇楼汇的皇冠形的灯饰非常惹眼。\n" * times
    assert unspliced(body).text == body
