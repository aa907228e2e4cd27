"""Flattened forum pages made from a seed, with the text that ought to come of each.

`make_page("discuz-x", 7)` always gives the same page; what varies from seed to seed is how many posts there are, what
they hold, and which furniture stands around them. Sites, people and words are invented; what a program prints around
a post, and in which order, follows the program named.
"""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from hypothesis import strategies as st

TIMES = "去年春天 上个星期 前天傍晚 开学那阵子 雨季过后 入冬以前 今天一早 放假的时候 搬家之后 一到周末".split()
SUBJECTS = ("村口的老木匠 隔壁的王老师 我表哥 镇上的修车铺 食堂的师傅 河边那家茶馆 门口的收发室 新来的同事 卖豆腐的大婶 "
            "图书室的阿姨 几个爱拍照的朋友 我家的猫").split()
EVENTS = ("修好了一台旧收音机 在院子里种了两畦韭菜 把门前的石板路扫得干干净净 借给我三本讲航海的书 从县城带回一筐杨梅 "
          "跟人下了整晚的象棋 把漏雨的屋顶补上了 学会了骑自行车 收到一封寄错了的信 做了一桌子家常菜 拆掉了那面歪墙 "
          "在坡上放了一下午风筝 给孩子们讲了打井的故事 把地窖里的白菜全搬了出来").split()
COMMENTS = ("大家看了都说好 可惜我那天不在家 算下来没花几个钱 连邻居都跑来帮忙 后来谁也没有再提起 比我们想的要麻烦得多 "
            "老人听说以后很高兴 这件事传了好几条街 到现在还留着当时的照片 就是手上磨出了两个泡 明年打算再来一次 "
            "回来的路上下起了小雨").split()
SHORT = ("顶", "沙发", "1", "666", "+1", "好帖", "mark", "路过", "呵呵", "板凳", "支持楼主", "学习了", "？？？", "谢谢分享！")
CODES = (("import os", "for name in os.listdir(\".\"):", "    print(name)"),
         ("#!/bin/sh", "set -e", "tar czf backup.tgz data/", "echo done"),
         ("SELECT tid, subject FROM threads", "WHERE fid = 12", "ORDER BY dateline DESC;"))
LISTS = (("一、先看电源是否接好；", "二、再看保险丝有没有断；", "三、都没有问题，就该换零件了。"),
         ("1.带上身份证；", "2.带上雨衣和水；", "3.早上八点在桥头集合。"))
OFFICIAL = (("附件：1.巡查路线图", "主题词：防汛 巡查 通知"), ("联系人：周明，电话：0000-1234567。", "抄送：各村民小组。"),
            ("（此页无正文）", "二〇一〇年六月三日印发"))
NICKS = ("yykwei", "老河口", "第七书签", "kestrel_21", "空台阶95", "薄荷茶壶", "沙发土豆", "lantern673", "算盘_demo", "Teapot")
SIGNATURES = ("一个人的旅行", "勿在浮沙筑高台", "——来自一台老旧的诺基亚", "慢慢走，欣赏啊", "仰望星空，脚踏实地")
SITES = ("柳湾论坛", "青石坊社区", "苇塘之家", "桑榆里茶座", "铜锣湾水手网")
BOARDS = ("装修日记", "旅游户外", "文学沙龙", "数码讨论", "公文写作")
TITLES = ("{}这件事大家怎么看", "说说{}以后的变化", "{}，求有经验的朋友指点", "关于{}的一点想法")
WORD_FLOORS = ("楼主", "沙发", "板凳", "地板")
Row = tuple[str, ...]


class Glued(tuple):
    """A row whose pieces a flattener sets side by side without a blank."""

    __slots__ = ()


@dataclass(frozen=True)
class GoldPost:
    """What ought to come of one post: its fields as the page prints them, and its text."""

    author: str
    time: str
    floor: str | None
    text: str


@dataclass(frozen=True)
class MadePage:
    """A page and what ought to come of it."""

    layout: str
    text: str
    title: str
    posts: tuple[GoldPost, ...]
    site: str

    @property
    def gold(self) -> str:
        """The clean text."""
        return "\n\n".join([self.title, *[post.text for post in self.posts]]) + "\n"


@dataclass(frozen=True)
class Quote:
    """Words of another post that a post repeats, as far as the engine shows them."""

    author: str
    moment: datetime
    number: int
    words: str


@dataclass
class Draft:
    """A post before a layout prints it: `shown` are its lines on the page, `gold` those that ought to come out."""

    number: int
    author: str
    moment: datetime
    gold: list[str]
    shown: list[str]
    signature: str | None = None
    edited: bool = False
    attachment: bool = False
    rated: bool = False
    code: bool = False
    quote: Quote | None = None
    time: str = ""
    floor: str | None = None

    def dated(
        self, form: str = "{0.year}-{0.month}-{0.day} {0.hour:02}:{0.minute:02}", floor: str | None = None
    ) -> str:
        """The post's date in an engine's form; remembers it, and the floor, for the gold."""
        self.time, self.floor = form.format(self.moment), floor
        return self.time

    @property
    def word_floor(self) -> str:
        """楼主, 沙发, 板凳, 地板, 5#, 6# …"""
        return WORD_FLOORS[self.number - 1] if self.number <= len(WORD_FLOORS) else f"{self.number}#"


@dataclass
class Topic:
    """What a layout prints: a thread and the site it stands on."""

    rng: Random
    site: str
    board: str
    title: str
    drafts: list[Draft]
    host: str = "bbs.example.com"
    crumbs: Row = field(init=False)

    def __post_init__(self) -> None:
        self.crumbs = (self.site, "»", "论坛", "›", self.board, "›", self.title)


# Words.

def sentence(rng: Random, told: set[str]) -> str:
    """A sentence that the page has not told yet."""
    while True:
        words = f"{rng.choice(TIMES)}{rng.choice(SUBJECTS)}{rng.choice(EVENTS)}，{rng.choice(COMMENTS)}。"
        if words not in told:
            told.add(words)
            return words


def paragraph(rng: Random, told: set[str], fewest: int = 1, most: int = 5) -> str:
    """A few such sentences."""
    return "".join(sentence(rng, told) for _ in range(rng.randint(fewest, most)))


def body(rng: Random, told: set[str], first: bool) -> tuple[list[str], bool]:
    """A post's lines, and whether they are program code."""
    kind = "prose" if first else rng.choice(("prose", "prose", "prose", "short", "short", "list", "code", "official"))
    if kind == "short":
        return [rng.choice(SHORT)], False
    left = [
        lines for lines in {"list": LISTS, "code": CODES, "official": OFFICIAL}.get(kind, ()) if lines[0] not in told
    ]
    if not left:
        return [paragraph(rng, told) for _ in range(rng.randint(2, 4) if first else rng.randint(1, 3))], False
    lines = rng.choice(left)
    told.add(lines[0])
    return [paragraph(rng, told, 1, 2), *lines], kind == "code"


def cols(text: str) -> int:
    """Display columns."""
    return sum(1 if char.isascii() else 2 for char in text)


def wrapped(line: str, width: int) -> list[str]:
    """The line broken at `width` columns; none begins with a closing mark."""
    lines, part = [], ""
    for char in line:
        if cols(part + char) > width and char not in "，。、；：！？”）":
            lines.append(part)
            part = ""
        part += char
    return [*lines, part]


def spliced(line: str, mark: str, rng: Random) -> str:
    """The line with a mark between two characters of a sentence."""
    places = [at for at in range(3, len(line) - 3) if all("\u4e00" <= char <= "\u9fff" for char in line[at - 2:at + 2])]
    at = rng.choice(places) if places else 0
    return line[:at] + mark + line[at:] if at else line


# What stands in a post.

def inside(draft: Draft, quote: str = "x", edited: str = "top", attachment: bool = True) -> Iterator[Row]:
    """A post's rows in the manner of Discuz! (`quote="x"` or `"7"`) or phpwind (`"pw"`)."""
    if draft.edited and edited == "top":
        yield (f"本帖最后由 {draft.author} 于 {draft.moment + timedelta(minutes=9):%Y-%m-%d %H:%M} 编辑",)
    if draft.quote:
        yield from quote_head(draft.quote, quote)
        yield (draft.quote.words,)
    yield from ((line,) for line in draft.shown)
    if draft.code and quote == "x":
        yield ("复制代码",)
    if draft.edited and edited == "end":
        yield (f"[ 此帖被{draft.author}在{draft.moment + timedelta(minutes=9):%Y-%m-%d %H:%M}重新编辑 ]",)
    if draft.attachment and attachment and quote == "pw":
        yield ("附件: 巡查路线图.doc (45 K) 下载次数:12",)
    elif draft.attachment and attachment:
        yield ("巡查路线图.doc", "(45.5 KB, 下载次数: 12)")
        yield (f"{draft.moment:%Y-%m-%d %H:%M} 上传",)
        yield ("点击文件名下载附件",)


def quote_head(quote: Quote, style: str) -> Iterator[Row]:
    """The rows above quoted words."""
    day = f"{quote.moment.year}-{quote.moment.month}-{quote.moment.day} {quote.moment.hour:02}:{quote.moment.minute:02}"
    if style == "x":
        yield (f"{quote.author} 发表于 {day}",)
    elif style == "7":
        yield ("引用:",)
        yield ("原帖由", quote.author, f"于 {day} 发表")
    else:
        yield (f"引用第{quote.number - 1}楼{quote.author}于{day}发表的  :",)


def rating(draft: Draft) -> Iterator[Row]:
    """The rows of a rating in Discuz! X."""
    if draft.rated:
        yield from (("评分",), ("参与人数", "1"), ("威望", "+5"), ("收起", "理由"), ("饼干不说话", "+ 5", "很给力!"), ("查看全部评分",))


def signed(draft: Draft) -> Iterator[Row]:
    """The signature's row."""
    if draft.signature:
        yield (draft.signature,)


def card(draft: Draft, *rows: Row) -> Iterator[Row]:
    """An author's card: the nick, then rows of numbers."""
    yield (draft.author,)
    yield from rows


# Layouts: what each program prints, in its order.

def discuz_head(topic: Topic, version: str = "") -> Iterator[Row]:
    yield (f"{topic.title} - {topic.board} - {topic.site} - Powered by Discuz!{version}",)
    yield from (("设为首页",), ("收藏本站",), ("用户名",), ("自动登录",), ("找回密码",), ("密码",), ("登录",), ("立即注册",))
    yield from (("快捷导航",), ("论坛", "BBS"), ("排行榜", "Ranklist"), ("搜索",))
    yield topic.crumbs
    yield from (("1", "2", "3", "/ 3 页", "下一页"), ("返回列表",))
    yield ("查看:", str(topic.rng.randint(100, 9999)), "|", "回复:", str(len(topic.drafts) - 1))
    yield topic.title, "[复制链接]"


def discuz_foot(topic: Topic) -> Iterator[Row]:
    yield from (("下一页 »",), ("返回列表",), ("您需要登录后才可以回帖", "登录", "|", "立即注册"), ("本版积分规则",))
    yield "Archiver", "|", "手机版", "|", "小黑屋", "|", topic.site, "( 示例ICP备08173218号 )"
    yield from (
        ("GMT+8, 2022-7-18 10:08", ", Processed in 0.059982 second(s), 38 queries ."),
        ("Powered by", "Discuz!", "X3.4"),
    )
    yield ("© 2001-2017", "Comsenz Inc.")


SECONDS = "{0.year}-{0.month}-{0.day} {0.hour:02}:{0.minute:02}:{0.second:02}"


def discuz_x(topic: Topic) -> Iterator[Row]:
    yield from discuz_head(topic)
    for draft in topic.drafts:
        points = str(draft.number * 37 + 900)
        yield from card(draft, ("当前离线",), ("积分", points), ("848", "主题"), ("7628", "帖子"), (points, "积分"),
                        ("金牌会员",), ("发消息",))
        if draft.number == 1:
            yield ("电梯直达",)
        floor = draft.word_floor
        yield (floor[:-1], "#") if floor.endswith("#") else (floor,)
        own = ("楼主", "|") if draft.number > 1 and draft.author == topic.drafts[0].author else ()
        more = ("|", "倒序浏览", "|", "阅读模式") if draft.number == 1 else ()
        yield *own, f"发表于 {draft.dated(SECONDS, floor)}", "|", "只看该作者", *more
        yield from inside(draft)
        yield from rating(draft)
        yield from signed(draft)
        yield from (("回复", "支持", "反对"), ("使用道具", "举报"))
    yield from discuz_foot(topic)


def discuz_x_closed(topic: Topic) -> Iterator[Row]:
    """The left column closed: a header names its author."""
    yield from discuz_head(topic)
    for draft in topic.drafts:
        more = ("|阅读模式", "打印", "上一主题", "下一主题") if draft.number == 1 else ()
        yield draft.author, f"发表于 {draft.dated(SECONDS)}", "|", "显示全部楼层", *more
        yield from inside(draft)
        yield from rating(draft)
        yield from signed(draft)
        yield from (("回复", "支持", "反对"), ("使用道具", "举报"))
    yield from discuz_foot(topic)


def discuz_old(topic: Topic, *, seven: bool) -> Iterator[Row]:
    yield (f"{topic.title} - {topic.board} - {topic.site} - Powered by Discuz!",)
    yield from (("注册", "登录"), ("论坛", "搜索", "帮助", "导航"))
    yield topic.site, "»", topic.board, "»", topic.title
    yield from (("返回列表",), ("回复", "发帖")) if seven else (("‹‹ 上一主题", "|", "下一主题 ››"), ("收藏", "订阅", "推荐", "打印"))
    if not seven:
        yield (topic.title,)
    for draft in topic.drafts:
        yield from card(draft, ("中级会员",), ("UID", "35573"), ("帖子", "5715"), ("精华", "8"), ("积分", "11647"),
                        ("阅读权限", "20"), ("注册时间", "2004-9-8"), ("最后登录", "2010-3-11"))
        yield from (("发短消息", "加为好友"), ("当前离线",)) if seven else (("个人空间", "发短消息", "加为好友"), ("当前离线",))
        floor = f"{draft.number}#"
        if seven:
            more = ("跳转到 »", "倒序看帖", "打印", "字体大小: t T") if draft.number == 1 else ()
            yield floor, *more
            yield draft.author, f"发表于 {draft.dated(floor=floor)}", "|", "只看该作者"
        else:
            yield floor, "大", "中", "小", f"发表于 {draft.dated(floor=floor)}", "只看该作者"
        if seven and draft.number == 1:
            yield (topic.title,)
        yield from inside(draft, "7")
        yield from signed(draft)
        yield from (("回复", "引用"), ("TOP",)) if seven else (("引用", "回复", "TOP"),)
    yield from (
        ("返回列表",),
        ("当前时区 GMT+8, 现在时间是 2010-3-12 08:00",),
        ("Powered by", "Discuz!", "7.2" if seven else "6.0.0"),
    )
    yield ("© 2001-2009", "Comsenz Inc.")
    yield "清除 Cookies", "-", "联系我们", "-", topic.site, "-", "Archiver", "-", "WAP"


def discuz_60(topic: Topic) -> Iterator[Row]:
    return discuz_old(topic, seven=False)


def discuz_72(topic: Topic) -> Iterator[Row]:
    return discuz_old(topic, seven=True)


def discuz_41(topic: Topic) -> Iterator[Row]:
    """A post's date stands below it."""
    yield (f"{topic.title} - {topic.board} - {topic.site} - Powered by Discuz!",)
    yield "» 游客:", "注册", "|", "登录", "|", "会员", "|", "搜索", "|", "统计", "|", "帮助"
    yield topic.site, "»", topic.board, "»", topic.title
    yield from (("上一主题",), ("下一主题",), (f"标题: {topic.title}",))
    for draft in topic.drafts:
        yield from card(draft, ("高级会员",), ("UID 34937",), ("精华 4",), ("积分 4211",), ("帖子 7043",), ("阅读权限 10",),
                        ("注册 2001-10-20",), ("状态 离线",))
        yield from inside(draft, "7", attachment=False)
        floor = f"#{draft.number}"
        yield draft.dated(floor=floor), "资料", "短消息"
        yield from ((floor,), ("顶部",))
    yield ("Powered by", "Discuz!", "4.1.0", "© 2001-2006", "Comsenz Inc.")
    yield "清除 Cookies", "-", "联系我们", "-", topic.site, "-", "Archiver"


def archiver(topic: Topic) -> Iterator[Row]:
    yield (f"{topic.site}'s Archiver",)
    yield topic.crumbs[0], "›", topic.board, "›", topic.title
    for draft in topic.drafts:
        yield draft.author, f"发表于 {draft.dated()}"
        if draft.number == 1:
            yield (topic.title,)
        yield from inside(draft, attachment=False)
    yield from (
        ("页:", "[1]"),
        (f"查看完整版本: {topic.title}",),
        ("Powered by Discuz! X2.5 Archiver", "© 2001-2012", "Comsenz Inc."),
    )


def touch(topic: Topic) -> Iterator[Row]:
    yield (f"{topic.title} - {topic.board} - 手机版 - Powered by Discuz!",)
    yield from ((topic.board,), (topic.title,))
    for draft in topic.drafts:
        yield draft.word_floor, draft.author, draft.dated(floor=draft.word_floor)
        yield from inside(draft, attachment=False)
        yield "回复", "支持"
    yield from (("您需要登录后才可以回帖", "登录", "|", "立即注册"), ("首页", "|", "登录", "|", "注册"), ("标准版", "|", "触屏版", "|", "电脑版"))
    yield ("© Comsenz Inc.",)


def printed(topic: Topic) -> Iterator[Row]:
    yield (topic.site,)
    yield "标题:", topic.title, "[打印本页]"
    for draft in topic.drafts:
        yield "作者:", draft.author, "时间:", draft.dated()
        if draft.number == 1:
            yield "标题:", topic.title
        yield from inside(draft, attachment=False)
    yield (f"欢迎光临 {topic.site} (http://{topic.host}/)", "Powered by Discuz! X3.4")


def phpwind_8(topic: Topic) -> Iterator[Row]:
    yield (f"{topic.title}|{topic.board} - {topic.site} - powered by phpwind",)
    yield from (("登录",), ("注册",), (f"您好，欢迎来到{topic.site}",), ("论坛",), ("搜索",), ("帮助",))
    yield topic.site, ">", topic.board, ">", topic.title
    yield from (("发帖",), ("回复",), ("返回列表",), ("39644", "阅读"), (str(len(topic.drafts) - 1), "回复"))
    yield topic.title, "[复制链接]"
    yield ("上一主题", "下一主题")
    for draft in topic.drafts:
        yield from card(draft, ("UID：97344",), ("注册时间", "2009-11-16"), ("最后登录", "2011-01-11"), ("在线时间", "477小时"),
                        ("级别: 论坛元老",), ("发帖", "3342"), ("云币", "17451"), ("加关注", "发消息"))
        floor = "楼主" if draft.number == 1 else f"{draft.number - 1}楼"
        more = ("倒序阅读",) if draft.number == 1 else ()
        yield ("只看楼主" if draft.number == 1 else "只看该作者",)
        yield (floor,)
        yield *more, f"发表于: {draft.dated('{0:%Y-%m-%d %H:%M}', floor)}"
        yield from inside(draft, "pw", "end")
        yield from signed(draft)
        yield from (("回复", "引用", "举报"), ("顶端",))
    yield from (("返回列表",), ("快速回复",), ("限100 字节",), ("Powered by", "phpwind v8.7", "Certificate"))
    yield ("Copyright Time now is:01-11 16:31", "©2003-2011", "phpwind.com", topic.site, "版权所有", "Gzip enabled")


def phpwind_9(topic: Topic) -> Iterator[Row]:
    yield (f"{topic.title} - {topic.board} - {topic.site}",)
    yield from (("首页", "版块列表", "喜欢", "话题"), ("搜索",), ("登录", "注册"))
    yield "首页", ">", topic.board, ">", topic.title
    yield ("发帖", "回复")
    for draft in topic.drafts:
        yield from card(draft, ("新手上路",), ("UID", "56552"), ("粉丝", "9"), ("关注", "19"), ("发帖数", "1596"),
                        ("铜币", "14139 枚"), ("加关注", "写私信"))
        if draft.number == 1:
            yield from (("阅读：", "84012", "回复：", str(len(topic.drafts) - 1)), (topic.title,))
        floor = "楼主#" if draft.number == 1 else f"{draft.number - 1}楼#"
        yield (floor,)
        if draft.number == 1:
            yield ("更多", "只看楼主", "倒序阅读")
        yield (f"发布于：{draft.dated('{0:%Y-%m-%d %H:%M}', floor)}",)
        yield from inside(draft, "pw", attachment=False, edited="")
        yield from signed(draft)
        yield "举报", "回复", "喜欢"
    yield from (("您需要登录后才可以回帖",), ("您目前还是游客，请", "登录", "或", "注册"), ("关于", "联系我们", "程序建议", "问题反馈"))
    yield "Powered by phpwind v9.0", "©2003-2013 phpwind.com", "示例ICP备01100330号", topic.site, "版权所有"


CTIME = "{0:%a %b} {0.day:2} {0:%H:%M:%S %Y}"


def nforum(topic: Topic) -> Iterator[Row]:
    yield from (("用户名:",), ("密码:",), ("下次自动登录",), ("注册",), ("全部讨论区",), ("投票系统",), ("搜索",))
    yield topic.site, ">>", topic.board, ">", f"{topic.board}(Reading)", ">", "文章阅读"
    yield from ((f"贴数:{len(topic.drafts)}", "分页:"), ("新话题", "快捷回复"), (f"文章主题: {topic.title}", "分享到:"))
    for draft in topic.drafts:
        floor = "楼主" if draft.number == 1 else f"第{draft.number - 1}楼"
        nick = (
            draft.author.translate({ord(char): None for char in "_"})
            if draft.author.isascii()
            else f"user{draft.number}"
        )
        yield from ((draft.author,), ("回复",), ("转载",), ("转寄",), ("搜索",), ("只看此ID",), (floor,), ("等级",), ("注册会员",))
        yield from (("文章",), ("1745",), ("星座",), ("双鱼座",))
        yield (f"发信人: {draft.author} ({nick}), 信区: Reading",)
        yield (f"标  题: {'' if draft.number == 1 else 'Re: '}{topic.title}",)
        yield (f"发信站: {topic.site} ({draft.dated(CTIME, floor)}), 站内",)
        yield ("",)
        yield from ((line,) for line in draft.shown)
        if draft.quote:
            yield (f"【 在 {draft.quote.author} 的大作中提到: 】",)
            yield (f": {draft.quote.words}",)
        yield ("--",)
        yield from signed(draft)
        yield (f"※ 来源:·{topic.site} http://{topic.host}·[FROM: 10.220.30.*]",)
        yield from (("查看",), ("发信",), ("加好友",))
    yield from (("同主题查找:作者", "标题含有"), ("快速回复",), (topic.site,), ("Powered by nForum Version:3.1", "示例ICP备06404648号"))


def ptt(topic: Topic) -> Iterator[Row]:
    """One article; the replies are pushes of a line each."""
    first, *pushes = topic.drafts
    yield (f"{topic.title} - 看板 Reading - {topic.site}",)
    yield from ((topic.site,), ("›",), ("看板 Reading",), ("關於我們",), ("聯絡資訊",), ("返回看板",))
    yield from (("作者", f"{first.author} (某某)"), ("看板", "Reading"), ("標題", topic.title), ("時間", first.dated(CTIME)))
    yield from ((line,) for line in first.shown)
    yield from (("--",), (f"※ 發信站: {topic.site}(bbs.example.com), 來自: 10.44.45.198 (臺灣)",))
    yield "※ 文章網址:", "https://www.example.com/bbs/Reading/M.344233.A.ABC.html"
    for draft in pushes:
        draft.gold = draft.shown = [" ".join(draft.gold)]
        tag = topic.rng.choice("推推噓→")
        yield tag, draft.author, f": {draft.shown[0]}", draft.dated("{0:%m/%d %H:%M}", tag)
    yield ("本網站已依臺灣網站內容分級規定處理。此區域為限制級，未滿十八歲者不得瀏覽。",)


def tieba(topic: Topic) -> Iterator[Row]:
    """A post's date stands below it."""
    yield (f"{topic.title}_{topic.board}吧_百度贴吧",)
    yield from (("网页", "新闻", "贴吧", "知道", "音乐"), ("进入贴吧", "全吧搜索"), (f"{topic.board}吧",), ("关注",), ("看贴", "图片", "吧主推荐"))
    yield from ((f"{len(topic.drafts) - 1}回复贴，共1页",), (topic.title,), ("只看楼主", "收藏", "回复"))
    for draft in topic.drafts:
        yield from card(draft, ("初级粉丝", "6"))
        yield from ((line,) for line in draft.shown)
        floor = f"{draft.number}楼"
        yield ("回复",)
        yield Glued(("来自Android客户端", floor, draft.dated("{0:%Y-%m-%d %H:%M}", floor), "举报"))
    yield from ((f"{len(topic.drafts) - 1}回复贴，共1页",), (f"<<返回{topic.board}吧",), ("贴吧页面意见反馈", "违规贴吧举报反馈通道"), ("发表回复",))
    yield from (("发贴请遵守贴吧协议及“七条底线”", "贴吧投诉"), ("停止浏览",), ("©2024 Baidu", "使用百度前必读", "贴吧协议", "投诉反馈"))


def v2ex(topic: Topic) -> Iterator[Row]:
    form = "{0:%Y-%m-%d %H:%M:%S} +08:00"
    first, *replies = topic.drafts
    yield (f"{topic.title} - {topic.site}",)
    yield from (("首页", "注册", "登录"), (topic.site,), ("有温度的中文社区",), ("现在注册",), ("已注册用户请", "登录"))
    yield from (
        (topic.site, "›", topic.board),
        (topic.title,),
        (first.author, "·", first.dated(form), "·", "53691 次点击"),
    )
    yield from ((line,) for line in first.shown)
    yield (f"{len(replies)} 条回复", "•", f"{topic.drafts[-1].moment:%Y-%m-%d %H:%M:%S} +08:00")
    for draft in replies:
        yield from (("隐藏", "感谢回复者"), (str(draft.number - 1),), (draft.author, draft.dated(form)))
        yield from ((line,) for line in draft.shown)
    yield "关于", "·", "帮助文档", "·", "FAQ", "·", "2691 人在线", "最高记录 6679"
    yield from (("创意工作者们的社区",), ("World is powered by solitude",), ("VERSION: 3.9.8.5 · 23ms · UTC 11:32 · PVG 19:32",))


def discourse(topic: Topic) -> Iterator[Row]:
    yield from ((topic.site,), (topic.title,), (topic.board,))
    for draft in topic.drafts:
        yield from ((draft.author,), (draft.dated("{0:%Y 年%m 月 %d 日 %H:%M}", str(draft.number)),), (str(draft.number),))
        yield from ((line,) for line in draft.shown)
        yield (f"{draft.number % 4 + 1} 个赞",)
    yield from (("相关话题",), ("话题", "回复", "浏览量", "活动"), ("阳台上的番茄怎么养", "1", "97", "2024-06-26"))
    yield from (("主页",), ("类别",), ("准则",), ("服务条款",), ("隐私政策",), ("由", "Discourse", "提供技术支持，启用 JavaScript 以获得最佳体验"))


Layout = Callable[[Topic], Iterator[Row]]
LAYOUTS: dict[str, Layout] = {
    "discuz-x": discuz_x, "discuz-x-closed": discuz_x_closed, "discuz-60": discuz_60, "discuz-72": discuz_72,
    "discuz-41": discuz_41, "archiver": archiver, "touch": touch, "print": printed, "phpwind-87": phpwind_8,
    "phpwind-9": phpwind_9, "nforum": nforum, "ptt": ptt, "tieba": tieba, "v2ex": v2ex, "discourse": discourse}
QUOTING = ("discuz-x", "discuz-x-closed", "discuz-60", "discuz-72", "discuz-41", "archiver", "touch", "print",
           "phpwind-87", "phpwind-9", "nforum")


# From a seed to a page.

def drafts(rng: Random, count: int, told: set[str], *, extras: bool) -> list[Draft]:
    """The posts of a thread, in order of time."""
    people = rng.sample(NICKS, min(len(NICKS), max(2, count // 2 + 1)))
    moment = datetime(2012, 3, 5, 8, 10) + timedelta(minutes=rng.randint(0, 4_000_000))
    found: list[Draft] = []
    for number in range(1, count + 1):
        author = people[0] if number == 1 else rng.choice(people)
        lines, code = body(rng, told, number == 1)
        draft = Draft(number, author, moment, lines, list(lines), code=code)
        if extras:
            draft.edited, draft.attachment, draft.rated = (rng.random() < share for share in (0.2, 0.15, 0.1))
            long = [post for post in found if len(post.gold[0]) > 30 and post.author != author]
            if long and not code and rng.random() < 0.35:
                source = rng.choice(long)
                words = source.gold[0]
                cut = rng.randint(20, 40)
                draft.quote = Quote(
                    source.author, source.moment, source.number, words if len(words) <= cut else words[:cut] + " ..."
                )
        found.append(draft)
        moment += timedelta(seconds=rng.randint(40, 90_000))
    for author in people if extras else ():
        own = [draft for draft in found if draft.author == author]
        if len(own) > 1 and rng.random() < 0.6:
            for draft in own:
                draft.signature = SIGNATURES[people.index(author) % len(SIGNATURES)]
    return found


def make_page(layout: str, seed: int, *, posts: int = 0, nodes: bool = False, splice: bool = False, wrap: int = 0,
              extras: bool = True, newline: str = "\n", bom: bool = False, nbsp: bool = False) -> MadePage:
    """A page of one of `LAYOUTS`.

    Args:
        posts: how many; 0 for what the seed says (3 to 12).
        nodes: print each text node on a line of its own, not each row.
        splice: put the site's name between two characters of several sentences.
        wrap: break bodies at this many columns; 0 does not.
        extras: let posts have quotes, signatures, edit notes, attachments and ratings.
        nbsp: print the blanks between the pieces of a row as no-break spaces.
    """
    rng, told = Random(f"{layout} {seed}"), set()
    subject = rng.choice(SUBJECTS) + rng.choice(EVENTS)
    found = drafts(rng, posts or rng.randint(3, 12), told, extras=extras)
    topic = Topic(rng, rng.choice(SITES), rng.choice(BOARDS), rng.choice(TITLES).format(subject), found)
    for draft in found:
        if layout not in QUOTING:
            draft.quote = None
        if splice:
            draft.shown = [spliced(line, topic.site, rng) if len(line) > 40 else line for line in draft.shown]
        if wrap and layout != "ptt":
            draft.shown = [part for line in draft.shown for part in (wrapped(line, wrap) if len(line) > 30 else [line])]
    rows = list(LAYOUTS[layout](topic))
    blank = "\N{NO-BREAK SPACE}" if nbsp else " "
    lines = [
        line for row in rows for line in (row if nodes else (("" if isinstance(row, Glued) else blank).join(row),))
    ]
    text = "\N{ZERO WIDTH NO-BREAK SPACE}" * bom + newline.join(lines) + newline
    gold = tuple(GoldPost(draft.author, draft.time, draft.floor, "\n".join(draft.gold)) for draft in found)
    return MadePage(layout, text, topic.title, gold, topic.site)


def made_pages(**options: object) -> st.SearchStrategy[MadePage]:
    """Pages of every layout, with any mixture of the options."""
    mixed = {
        "posts": st.integers(1, 8),
        "nodes": st.booleans(),
        "splice": st.booleans(),
        "wrap": st.sampled_from((0, 0, 40, 54)),
        "extras": st.booleans(),
        "newline": st.sampled_from(("\n", "\n", "\r\n")),
        "bom": st.booleans(),
        "nbsp": st.booleans(),
    }
    fixed = {name: st.just(value) for name, value in options.items()}
    return st.builds(make_page, st.sampled_from(sorted(LAYOUTS)), st.integers(0, 999), **{**mixed, **fixed})
