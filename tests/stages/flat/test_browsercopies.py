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


def test_floors_in_words_run_into_the_date() -> None:
    words = ["今天去渡口看了，老船还在，只是缆绳断了一根。", "去年春天我家的猫借走了三本讲航海的书。", "煤油灯的罩子买不到原配的。", "明天再去。"]
    page = "渡口的老船 - 渡口 - 柳湾论坛\n首页\n登录注册\n渡口的老船\n310 浏览\n" + "".join(
        f"第{number}盏灯LV3 发表于 2017-12-3{number % 2} 21:40{floor}\n\n{said}\n赞 1回复举报\n"
        for number, (floor, said) in enumerate(zip(["楼主", "沙发", "板凳", "5#"], words, strict=True)))
    assert [post.text.split("\n")[-1] for post in extract(page, kind="text").posts] == words


def test_an_opening_post_below_its_date_on_a_page_without_a_title() -> None:
    opening = "上个星期隔壁的王老师收到一封寄错了的信，就是手上磨出了两个泡，一直到周末才好。"
    replies = [("点灯人", "搬家之后村口的老木匠也收到一封寄错了的信，可惜我那天不在家，没有看见。"),
               ("石桥", "一到周末隔壁的王老师跟人下了整晚的象棋，就是手上磨出了两个泡，大家都劝他。"),
               ("点灯人", "雨季过后隔壁的王老师在院子里种了两畦韭菜，老人听说以后很高兴，送了半袋肥。"),
               ("Teapot", "上个星期食堂的师傅把地窖里的白菜全搬了出来，明年打算多种一些，分给邻居。")]
    page = ("Teapot的动态 - 柳湾网\n柳湾网\n首页\n论坛\n热门\n搜索\n登录注册\n柳湾网 > 渡口 > 正文\nTeapot\n\n"
            f"2017-04-26 20:22 来自 网页版\n{opening}\n"
            "转发 12 评论 4赞 56\n全部评论\n" + "".join(
                f"{nick}： {said}\n2017-04-27 0{hour}:18 来自四川 回复 赞\n" for hour, (nick, said) in enumerate(replies))
            + "关于我们 | 联系我们 | 帮助中心\n© 2009-2022 柳湾网 版权所有\n")
    assert opening in extract(page, kind="text").text


def test_an_article_of_ptt_on_a_mirror() -> None:
    """All its labels are one line, with the count of its pushes."""
    head = "看板Boats (渡口)作者kestrel_7096 (木匠)時間17年前 (2009/02/05 04:55)推噓32(32推 0噓 38→)留言70則, 12人參與討論串1/6 (看更多)"
    result = extract(f"[閒聊] 渡口的老船\n{head}\n老船昨天下水了。\n大家都去看了。\n", kind="text")
    assert [(post.author, post.time, post.text) for post in result.posts] == [
        ("kestrel_7096", "2009/02/05 04:55", "老船昨天下水了。\n大家都去看了。")]
    assert result.title == "[閒聊] 渡口的老船"


def test_a_sentence_about_a_board_is_no_head_of_an_article() -> None:
    text = "今天在看板Boats上看到作者kestrel寫了一篇,時間17年前 (2009/02/05 04:55),推噓很多。\n老船昨天下水了。\n"
    assert clean(text, kind="text") == text
