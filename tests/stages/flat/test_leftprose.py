"""Articles among the dates of lists and comments."""
from __future__ import annotations

import pytest

from forumclean import clean, extract
from forumclean.stages.flat import leftprose

ARTICLE = (
    "本报讯（记者 陆山）渡口的老船昨天下午重新下水，围观的人从桥头一直排到了河湾，连隔壁村的木匠也带着徒弟赶来看热闹。",
    "据船夫介绍，这条船已经用了三十一年，去年秋天大水退去以后，船底裂开一道两尺长的口子，一直搁在岸边没有人敢动它。",
    "今年开春，几位退休的木匠商量着凑了些木料，又从邻镇借来一口大锅熬桐油，前后忙了四十多天，才把裂口一寸一寸补好。",
    "下水之前，船夫绕着船走了三圈，用锤子把每一颗钉子都敲了一遍。他说船和人一样，歇久了要慢慢活动，不能一下子装满货。",
    "傍晚时分，老船载着第一批客人到了对岸。一位八十岁的老人说，她小时候就是坐着这条船去镇上念书的，没想到还能再坐一回。",
)
HEAD = "渡口的老船重新下水_柳湾新闻\n首页\n登录\n注册\n新闻\n社会\n渡口的老船重新下水\n"
NEWS = ["桥头的石狮子换了新底座", "集市从初三改到了初五", "河湾清出两车水草", "木匠铺的学徒出师了", "学堂的钟又响了"]
CARDS = "".join(f"{words}\n分享\n微信\n{hour}小时前\n{hour * 731}\n跟贴\n" for hour, words in enumerate(NEWS, 3))
FOOT = "您需要登录后才可以回帖 登录 | 注册\n关于我们 | 联系我们 | 版权声明\nCopyright © 柳湾新闻 版权所有\n"
DATE = "2021-11-25 11:01:53　来源：柳湾日报\n举报\n"


def comments(*words: str) -> str:
    return "".join(f"网友{number}\n2021-11-25 1{number}:05:23\n{said}\n顶\n踩\n回复\n"
                   for number, said in enumerate(words, 1))


@pytest.mark.parametrize("page", [
    HEAD + DATE + "{}\n" + CARDS + FOOT,
    HEAD + "{}\n" + CARDS + FOOT,
    HEAD + DATE + "易信\n微信\n微博\n更多\n{}\n易信\n微信\n" + comments("补得真好", "船还在", "想去坐坐") + CARDS + FOOT,
    HEAD + "{}\n责任编辑\n相关阅读\n" + comments("补得真好。", "船还在。", "想去坐坐。") + FOOT,
    HEAD + "相关推荐\n" + CARDS + "{}\n" + FOOT,
], ids=["date above", "no date", "buttons and comments", "comments", "below cards"])
@pytest.mark.parametrize("between", ["\n", "\n\n", ""], ids=["lines", "gaps", "glued"])
def test_an_article_stays(page: str, between: str) -> None:
    text = clean(page.format(between.join(ARTICLE)), kind="text")
    assert [line for line in ARTICLE if line not in text] == []
    assert clean(text) == text


def test_an_article_that_says_less_than_its_comments_stays() -> None:
    lines = ["".join(ARTICLE[at:at + 2]).replace("船", word) for word in "船桥车" for at in (0, 2, 3)]
    page = HEAD + "\n".join(lines) + "\n责任编辑\n" + comments(*[
        f"{number}号船夫说得对，" + "这条船我们坐了很多年，每一块木板都认得出来。" * 6 for number in range(1, 9)]) + FOOT
    result = extract(page, kind="text")
    assert [line for line in lines if line not in result.text] == []
    assert sum("号船夫说得对" in post.text for post in result.posts) == 8


def test_an_article_stays_whose_title_stands_below_it_too() -> None:
    lines = ["".join(ARTICLE[at:at + 2]) for at in (0, 2, 3)]
    page = ("渡口的老船重新下水\n登录/注册\n首页\n渡口的老船重新下水\n分享到：\n" + DATE + "\n".join(lines)
            + "\n责任编辑：陆山\n木匠铺\n渡口的老船重新下水\n" + comments(*[
                f"{number}号船夫说得对，" + "这条船我们坐了很多年，每一块木板都认得出来。" * 6 for number in range(1, 9)]) + FOOT)
    assert [line for line in lines if line not in clean(page, kind="text")] == []


def test_an_answer_of_short_lines_above_dated_questions_stays() -> None:
    """What the dates of a list begin says nothing, so less is enough."""
    answer = "".join(f"  • {line}\n\n" for line in ARTICLE)
    page = (f"柳湾问答 > 水运\n老船还能下水吗？\n1个回答\n\n{answer}评论(1)\n其他类似问题\n\n  • 2023-06-13 老船还能不能下水\n"
            "  • 2023-06-16 老船还能不能下水? 1\n我们会通过消息、邮箱等方式尽快将结果通知您。\n")
    text = clean(page, kind="text")
    assert [line for line in ARTICLE if line not in text] == []


def test_an_opening_post_of_one_long_line_stays() -> None:
    opening = "".join(ARTICLE).replace("。", ",")
    page = (f"渡口的老船_柳湾论坛\n首页 登录 注册柳湾论坛 > 渡口的老船楼主：石桥下时间：2013-11-20 19:34:15点击：5074回复：3 举报\n"
            f"　　{opening}\n" + "".join(
                f"作者：第{number}只灯时间：2013-11-20 2{number}:02:15\n" + "明天去问问，回来给大家反馈。" * 20
                + f"\n来自 手机版 举报 | {number}楼 | 打赏 | 回复 | 评论\n" for number in (1, 2, 3)) + FOOT)
    assert opening in clean(page, kind="text")


def test_an_opening_post_below_buttons_stays() -> None:
    replies = "".join(f"作者：\n{nick}\n时间：2013-11-20 2{number}:02:15\n{words}\n来自 {number}号客户端\n"
                      f"举报\n |\n{number}楼\n |\n打赏\n |\n回复\n |\n评论\n" for number, (nick, words) in enumerate(
                          [("点灯人", ARTICLE[1]), ("打鱼的", "明天去问问，回来给大家反馈。"), ("石匠", "点一下就清爽多了")], 1))
    page = ("渡口的老船_柳湾论坛\n首页\n登录\n注册\n论坛\n >\n渡口的老船\n楼主：\n石桥下\n时间：2013-11-20 19:34:15\n点击：5074\n回复：3\n"
            f"脱水模式\n给楼主打赏\n只看楼主\n收藏\n举报\n{ARTICLE[0]}\n举报\n |\n收藏\n |\n转发\n{replies}{FOOT}")
    assert extract(page, kind="text").posts[0].text == ARTICLE[0]


def test_short_sentences_below_short_posts_are_furniture() -> None:
    notice = "".join(f"第{number}条，请各位爱护渡口的公物，不要随地丢果皮。\n" for number in range(1, 9))
    text = clean(HEAD + comments("来了", "看过", "好的", "收到") + "热点\n" + notice + FOOT, kind="text")
    assert "收到" in text and "第3条" not in text


def test_an_opening_post_of_one_sentence_below_the_title_stays() -> None:
    """Nothing else says that it is one: neither a date nor a count. A notice stands above the title."""
    notice = "各位坊友请注意，本月起渡口停运三天，请大家相互转告，不要白跑。"
    replies = "".join(f"{number}楼 {nick}\n2021-03-0{number} 10:00\n{words}\n回复\n"
                      for number, (nick, words) in enumerate([("点灯人", "去看看。"), ("打鱼的", "好。"), ("石匠", "清爽。")], 1))
    text = clean(f"渡口的老船 - 柳湾论坛\n首页\n登录\n注册\n{notice}\n渡口的老船\n{ARTICLE[1]}\n{replies}{FOOT}", kind="text")
    assert ARTICLE[1] in text and notice not in text


def test_a_page_whose_title_is_found_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leftprose, "find_title", lambda *place: None)
    page = HEAD + "\n".join(["".join(ARTICLE[at:at + 2]) for at in (0, 2, 3)]) + "\n" + comments(*[
        f"{number}号船夫说得对，" + "这条船我们坐了很多年，每一块木板都认得出来。" * 6 for number in range(1, 9)]) + FOOT
    assert len(extract(page, kind="text").posts) == 8
