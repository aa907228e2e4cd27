"""Texts whose every line break was typed: they come back to the byte."""
from __future__ import annotations

import pytest
from wrapping import PARAGRAPHS, rejoined, wrapped

STAYS = {
    "verse": "夜泊河口\n船厂灯残一水横，晚潮初落橹无声。\n少年不识风波恶，犹向沙头数远更。\n旧栈霜深鸥自立，新帆雨足燕还轻。\n"
             "何人笛里关山月，吹到江南第几城。\n",
    "unpunctuated verse": "巷子里的灯一盏一盏亮了\n母亲把晾在绳上的衣服收了\n邻居的狗对着空空的路叫了\n远处的山慢慢地看不见了\n"
                          "我坐在门槛上数着星星睡了\n梦里那条船还没有开走呢\n",
    "lyrics": "我曾经走过很远很远的路\n你也曾等过很久很久的雾\n风吹过来吹过来不说话\n雨落下来落下来不停步\n"
              "我曾经走过很远很远的路\n你也曾等过很久很久的雾\n",
    "chat": "小林：明天几点集合\n老周：八点半吧，别迟到\n小林：好的，我带相机\n老周：记得带伞，天气预报说有雨\n小林：收到\n",
    "push lines": "推 kestrel: 這家真的好吃，我上週才去過一次還想再去\n→ lantern: 請問要不要先訂位呢，假日人多不多\n"
                  "噓 plum: 太貴了吧，一碗麵要兩百多塊錢誰吃得起\n推 kestrel: 平日中午不用訂位，直接去就可以了\n",
    "shell": "$ git clone https://example.org/tool.git\n$ cd tool\n$ make && make install\n$ tool --version\n"
             "tool 1.0.3\n",
    "code": "def greet(name):\n    if not name:\n        return '你好'\n    return '你好，' + name\n\nprint(greet('小林'))\n",
    "table": "| 日期 | 地点 | 人数 |\n| --- | --- | --- |\n"
             "| 六月三日 | 小会议室 | 十一人 |\n| 六月十日 | 图书馆二楼 | 九人 |\n",
    "table, a blank between cells": "船期如下。\n" + "".join(
        f"{number}号 06:30-11:45 12:20-17:35 18:10-23:25\n" for number in range(1, 9)),
    "box": "┌────────┬──────────────┐\n│ 型号   │ 数量（台）   │\n├────────┼──────────────┤\n"
           "│ 车床   │ 2            │\n└────────┴──────────────┘\n",
    "quotation": "> 龙门吊还能修吗，我听说电路全坏了，要花不少钱吧\n> 我上次去的时候看见有人在拆，不知道是不是要卖掉\n能修，十二万。\n",
    "list": "（一）船体外壳锈蚀情况的检查与记录；\n（二）主机和齿轮箱的拆检、清洗与装配；\n（三）电气线路的更换和绝缘电阻的测试；\n"
            "（四）救生衣、灭火器等安全设备的配备；\n（五）试航大纲的编制与主管部门的报批。\n",
    "questions": "问：船票多少钱一张？\n答：两元，学生免费。\n"
                 "问：几点开船？\n答：早上六点半，晚上七点收班。\n问：下雨开不开？\n答：风大才停。\n",
    "letter": "王老师：\n\n您好！寄来的稿子已经收到，我读了两遍。\n\n附件：\n1. 修改意见\n2. 参考书目\n\n祝\n教安\n\n"
              "                              学生 林溪\n                              三月十二日\n",
    "markdown": "# 读书会记录\n\n上周五读了第三章，到场十一人。\n\n"
                "- 小林带来了面包\n- 老周忘了带书\n\n## 下次安排\n\n1. 地点改在二楼\n2. 每人准备一个问题\n",
    "short replies": "沙发\n顶\n同意楼上的看法，不过我觉得还可以再等等看\n谢谢楼主分享这么多照片，辛苦了\n学习了\n好久没见过这样认真的帖子了\n",
    "titles": "关于修复老船厂龙门吊的情况说明\n关于第一条渡船下水仪式的通知\n关于渡口安全管理的若干规定\n"
              "关于渡船票价调整的征求意见稿\n",
    "clean prose": "\n".join(PARAGRAPHS) + "\n",
    "indented prose": "\n".join("　　" + text for text in PARAGRAPHS) + "\n",
    "no final newline": "第一段讲船。\n第二段讲人。",
}


@pytest.mark.parametrize("kind", STAYS)
def test_bare_text_stays_to_the_byte(kind: str) -> None:
    assert rejoined(STAYS[kind]) == STAYS[kind]


@pytest.mark.parametrize("kind", STAYS)
def test_a_post_keeps_its_lines(kind: str) -> None:
    lines = [line.strip("　 ") for line in STAYS[kind].split("\n")]
    assert [line.strip("　 ") for line in rejoined(STAYS[kind], delimited=True).split("\n")] == [
        *[line for line in lines if line], *([""] if STAYS[kind].endswith("\n") else [])]


@pytest.mark.parametrize("kind", ["shell", "code", "table", "box", "quotation", "list", "questions", "push lines"])
def test_kinds_inside_wrapped_prose_keep_their_lines(kind: str) -> None:
    before, after = wrapped(PARAGRAPHS[:5], 48, "gap"), wrapped(PARAGRAPHS[5:], 48, "gap")
    output = rejoined(before + "\n" + STAYS[kind] + "\n" + after).split("\n")
    kept = [line.strip() for line in STAYS[kind].split("\n") if line.strip()]
    assert [line.strip() for line in output if line] == [*PARAGRAPHS[:5], *kept, *PARAGRAPHS[5:]]


def test_headings_and_a_signature_beside_wrapped_prose_stand_alone() -> None:
    body = wrapped(PARAGRAPHS, 56, "indent")
    text = "                  老船厂的故事\n一、停工\n" + body + " " * 40 + "河口镇\n" + " " * 36 + "2019年9月1日\n"
    assert rejoined(text) == "\n".join(["老船厂的故事", "一、停工", *PARAGRAPHS, "河口镇", "2019年9月1日", ""])
