"""Pages as a browser copies them: what stands in one line of the screen is one line, whatever it is made of."""
from __future__ import annotations

from forumclean import clean, extract

PTT = """渡口的老船 - 看板 Boats - 批踢踢實業坊
批踢踢實業坊›看板 Boats關於我們聯絡資訊
返回看板
作者kestrel_7096 (木匠)
看板Boats
標題渡口的老船
時間Mon Jun 6 16:32:18 2022
老船昨天下水了，大家都去看了。
-- ※ 發信站: 批踢踢實業坊(ptt.cc), 來自: 147.182.204.49 (臺灣) ※ 文章網址: https://www.ptt.cc/bbs/x.html
推 lantern4109: 等了好久 10.51.2.68 06/07 15:31
→ teapot5254: 學習了 06/07 20:16
噓 mothwing2360: +1 06/09 03:49
"""


def test_an_article_of_ptt_with_its_labels_run_into_it() -> None:
    result = extract(PTT, kind="text")
    assert [post.text for post in result.posts] == ["老船昨天下水了，大家都去看了。\n--", "等了好久", "學習了", "+1"]
    assert result.title == "渡口的老船" and clean(result.text) == result.text


def test_pushes_that_an_author_quotes_prove_no_page() -> None:
    text = "昨天的推文是這樣的：\n推 lantern4109: 等了好久 06/07 15:31\n→ teapot5254: 學習了 06/07 20:16\n你們看看。\n"
    assert clean(text, kind="text") == text


def test_floors_and_dates_behind_labels_with_cards_below() -> None:
    words = ["今天去渡口看了，老船还在，只是缆绳断了一根。", "谢谢！", "好几天没去了,谢谢啊!", "……",
             "明天带上相机再去一次，看看船底补得怎么样。"]
    page = "首页\t登录\t注册\n当前您在- 柳湾论坛 - 渡口\n主题: 渡口的老船\n" + "".join(
        f"楼层： 第 {number} 楼 时间：2005-08-2{number} 20:56:20\n" + ("得分：35\n" if number % 2 else "")
        + f"作者： 第{number}盏灯\n{rank}\n能力值:{number}5803\n{said}\n文章\t宝物：后悔药 状元令\n"
        for number, (rank, said) in enumerate(zip(["将军", "秀才", "举人", "童生", "木匠"], words, strict=True), 1))
    assert [post.text.split("\n")[0] for post in extract(page, kind="text").posts] == words


def test_a_card_that_ends_in_the_day_its_author_came() -> None:
    page = "渡口的老船 - 渡口 - 柳湾茶座\n柳湾茶座 登录 | 注册 | 搜索\n渡口的老船\n" + "".join(
        f"{nick}\n小大  {floor} 个性首页 | 信息 | 搜索\n"
        f"加好友 发短信等级：注册会员贴子：4688积分：19850精华：9注册：2007/2/1{day}\t{title}"
        f"\xa0\xa0 Post By：2007/3/1{day} 21:32:00\n{words}\n支持(0) 中立(0) 反对(0) 单帖管理 引用 回复\n"
        for day, (nick, floor, title, words) in enumerate([
            ("石桥下", "楼主", "渡口的老船", "今天去渡口看了，老船还在，只是缆绳断了一根。"), ("点灯人", "2楼", "", "支持，不解释")]))
    assert [post.text for post in extract(page + "Powered By Dvbbs\n", kind="text").posts] == [
        "今天去渡口看了，老船还在，只是缆绳断了一根。", "支持，不解释"]
