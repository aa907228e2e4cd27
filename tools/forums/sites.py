"""The template of an invented site: drawn once for a few pages."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tools.forums import words

ROLES: dict[str, str] = {
    "page": "wrap main container page app content-wrap wp",
    "nav": "nav menu header topbar hd navbar",
    "list": "list side-list hot rank related box_list",
    "item": "item li row entry",
    "side": "side sidebar right aside col-right",
    "thread": "thread postlist topic-list comments answers replies main",
    "post": "post reply floor comment answer item pbox t_row louceng",
    "head": "postinfo meta author-info head info top authi louhead",
    "nick": "author username user name nick xw1 uname",
    "date": "time date posttime dateline timestamp",
    "floor": "floor num lou no",
    "body": "postbody content message t_f post-content comment-body entry-content markdown text reply_text",
    "card": "usercard avatar profile pls userinfo",
    "tools": "actions tools buttons btns po bar opt",
    "sign": "signature sign sig",
    "quote": "quote blockquote ref cite",
    "foot": "footer ft copyright bottom",
    "ad": "ad ads gg a_p tuiguang",
    "title": "title subject thread-title topic-title",
    "crumb": "crumb nav pos path breadcrumb",
    "form": "reply-form editor fastpost respond",
    "note": "notice tip pstatus edited",
    "pager": "pages pager pg pagination",
    "count": "count stat views num",
}
DATES = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%-m-%-d %H:%M",
    "%Y年%m月%d日 %H:%M",
    "%Y年%-m月%-d日",
    "%m-%d %H:%M",
    "%-m月%-d日 %H:%M",
    "%Y-%m-%d",
    "%Y.%m.%d %H:%M",
    "%b %d, %Y",
    "%Y/%-m/%-d 下午%-I:%M",
    "%y-%m-%d %H:%M",
    "%A %Y-%m-%d",
    "ago",
    "ago",
    "yesterday",
    "%Y-%m-%dT%H:%M:%S+08:00",
    "%d %b %Y %H:%M",
    "%Y-%m-%d  %H:%M 上午",
    "",
)
FLOORS = ("", "", "", "{}楼", "{}#", "#{}", "第{}楼", "{}樓", "[{} 楼]", "{}F", "No.{}", "({})", "沙发")
SEPARATORS = ("", " ", " | ", " · ", " / ", "：", " » ", "\u00a0\u00a0", " - ", "  ", ", ")
NAMED, HASHED, BARE = range(3)


def draw(rng: Random, stock: list[str], low: int, high: int) -> list[str]:
    """Some different words of a stock."""
    return rng.sample(stock, min(rng.randrange(low, high + 1), len(stock)))


def terms(rng: Random, stock: list[str], low: int, high: int, strange: float) -> list[str]:
    """Some words of a stock, each perhaps one that no site uses."""
    return [words.invented(rng) if rng.random() < strange else word for word in draw(rng, stock, low, high)]


class Site:
    """Everything that the pages of one site share."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed * 7919 + 13)
        self.name = rng.choice(words.SITE_PARTS) + rng.choice(words.SITE_KINDS)
        self.host = f"www.forum{seed}.example"
        self.brand = rng.choice(("Fleeta", "Nimbo", "Quarto", "Plimsoll", "Vendace"))
        self.style = rng.choice((NAMED, NAMED, NAMED, HASHED, BARE))
        self.classes = {role: self._class(rng, names) for role, names in ROLES.items()}
        self.kind = rng.choice(("board", "board", "board", "article", "qa", "qa", "feed", "list", "bbs", "push"))
        self.shape = rng.choice(("div", "div", "table", "side", "list", "dl", "article", "br", "p"))
        strange = rng.choice((0.0, 0.0, 0.2, 0.5, 0.9))
        self.strange = strange
        self.nav = terms(rng, words.NAVS, 3, 24, strange)
        self.boards = terms(rng, words.BOARDS, 3, 16, strange)
        self.buttons = terms(rng, words.BUTTONS, 0, 8, strange)
        self.page_buttons = terms(rng, words.BUTTONS, 0, 6, strange)
        self.card = terms(rng, words.CARDS, 0, 9, strange) if rng.random() < 0.5 else []
        self.counters = terms(rng, words.COUNTERS, 0, 5, strange)
        self.label = rng.choice(
            ["", "", rng.choice(words.TIMES), rng.choice(words.TIMES).strip(), words.invented(rng) + "："]
        )
        self.nick_label = rng.choice(
            (
                "",
                "",
                "",
                "",
                "作者：",
                "作者: ",
                "楼主：",
                "发信人: ",
                "网友 ",
                "By ",
                "由 ",
                words.invented(rng) + "：",
            )
        )
        self.separator = rng.choice(SEPARATORS)
        self.date, self.floor = rng.choice(DATES), rng.choice(FLOORS)
        self.order = rng.sample(["nick", "date", "floor", "extra"], 4)
        self.extra = rng.choice(("", "", "", "rank", "place", "source", "counter", "avatar"))
        self.place = rng.choice(("above", "above", "above", "below", "split", "first-last"))
        self.one_line = rng.random() < 0.6
        self.button_count = rng.random() < 0.4
        self.ads = [
            words.fill(rng, rng.choice(words.ADS), site=self.name) for _ in range(rng.choice((0, 0, 1, 1, 2, 4)))
        ]
        self.ad_every = rng.choice((1, 2, 3, 5, 100))
        self.side_lists = [self._listing(rng, strange) for _ in range(rng.choice((0, 1, 2, 2, 3, 4)))]
        self.side_first = rng.random() < 0.3
        self.prompts = [words.fill(rng, one, site=self.name) for one in draw(rng, words.PROMPTS, 0, 5)]
        self.prompt_strange = [words.invented(rng) + words.invented(rng) for _ in range(rng.choice((0, 0, 2)))]
        self.feet = [
            words.fill(rng, one, site=self.name, brand=self.brand, date="2019-3-4 11:20")
            for one in draw(rng, words.FOOTS, 1, 9)
        ]
        self.note_every = rng.choice((0.0, 0.0, 0.1, 0.3))
        self.notes = [
            words.fill(rng, one, date="2015-6-7 18:00", nick=words.nick(rng)) for one in draw(rng, words.NOTES, 1, 4)
        ]
        self.signs = rng.choice((0.0, 0.0, 0.0, 0.4, 0.8))
        self.quotes = rng.choice((0.0, 0.0, 0.1, 0.3))
        self.quote_form = rng.choice(("block", "block", "at", "label", "div"))
        self.nested = (
            rng.choice((0.0, 0.0, 0.3, 0.6))
            if self.kind in ("qa", "feed", "article")
            else rng.choice((0.0, 0.0, 0.0, 0.3))
        )
        self.breaks = rng.choice(("p", "p", "br", "br2", "div", "indent", "wrap"))
        self.width = rng.randrange(18, 48)
        self.subjects = rng.choice(("", "", "", "", "Re: ", "回复："))
        self.title_order = rng.choice(("title-first", "title-first", "site-first", "title-only"))
        self.title_mark = rng.choice((" - ", " | ", "_", "-", " – ", " :: ", "—", "--"))
        self.heading = rng.choice(("h1", "h1", "h1", "h2", "h3", "span", "div", "a", "td"))
        self.has_crumb, self.crumb_title = rng.random() < 0.5, rng.random() < 0.5
        self.crumb_mark = rng.choice((" » ", " > ", " › ", "->", " / ", " "))
        self.form_first = rng.random() < 0.15
        self.pager = rng.choice(
            (
                "",
                "",
                "1 2 3 下一页",
                "上一页 1 2 3 4 下一页 尾页",
                "1 / 3 页",
                "‹ 上一主题 | 下一主题 ›",
                "加载更多",
                "共 3 页 GO",
            )
        )
        self.tabs = rng.choice(
            (
                "",
                "",
                "最新 最热",
                "全部评论 按时间排序",
                "只看楼主 倒序",
                "{} 个回答",
                "共 {} 条评论",
                "{}条回复 · 直到 2019-3-4",
            )
        )
        given = {"site": self.name, "date": "2015-6-7 18:00"}
        self.rules = (
            [
                words.fill(rng, one, **given) if rng.random() < 0.7 else words.sentence(rng)
                for one in draw(rng, words.RULES, 1, 5)
            ]
            if rng.random() < 0.35
            else []
        )
        self.rules_within = rng.random() < 0.5
        self.foot_prose = (
            [words.fill(rng, one, **given) for one in draw(rng, words.FOOT_PROSE, 1, 2)] if rng.random() < 0.3 else []
        )
        if rng.random() < 0.25:
            self.ads += [
                words.fill(rng, one, **given) if rng.random() < 0.7 else words.sentence(rng)
                for one in draw(rng, words.AD_PROSE, 1, 2)
            ]
        self.events = rng.choice((0.0, 0.0, 0.0, 0.15, 0.4))
        self.widget = rng.choice(
            (
                [],
                [],
                [],
                [str(number) for number in range(1, rng.randrange(5, 32))],
                [str(number % 10) for number in range(rng.randrange(10, 60))],
                "简体中文 繁體中文 English 日本語".split(),
                [f"{number}月" for number in range(1, 13)],
                "B I U S H1 H2 引用 代码 链接 图片".split(),
                "微软雅黑 宋体 黑体 12px 14px 16px 18px".split(),
            )
        )
        self.rich = rng.choice((0.0, 0.0, 0.05, 0.2, 0.5))
        self.code_head = rng.choice(("", "", "复制代码", "代码:", "Copy", "复制内容到剪贴板", words.invented(rng)))
        self.echoes = rng.random() < 0.05
        self.jammed = rng.random() < 0.06
        self.hidden = rng.random() < 0.2
        if rng.random() < 0.15:  # hardly more than title, words and a line at the foot
            self.nav, self.boards, self.side_lists, self.buttons, self.card = (
                self.nav[: rng.randrange(3)],
                self.boards[:1],
                [],
                [],
                [],
            )
            self.prompts, self.ads, self.counters, self.feet = [], [], [], self.feet[: rng.randrange(1, 3)]
        self.share = rng.choice(("", "", "分享到： 微博 微信 QQ空间", "分享 收藏 举报", "扫码分享"))
        self.license = rng.choice(
            (
                "",
                "",
                "",
                "著作权归作者所有",
                "本文由网友原创，转载请注明出处",
                "版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议",
            )
        )

    def _class(self, rng: Random, names: str) -> str:
        if self.style == BARE:
            return ""
        if self.style == HASHED:
            return f"{rng.choice(('css-', '_', 's', 'jsx-'))}{rng.randrange(16**5):x}"
        first = rng.choice(names.split())
        return (
            first
            if rng.random() < 0.7
            else f"{rng.choice(('t', 'c', 'bbs', 'x', 'ui', 'forum'))}{rng.choice(('-', '_', ''))}{first}"
        )

    def _listing(self, rng: Random, strange: float) -> Callable[[Random], list[str]]:
        head = words.invented(rng) if rng.random() < strange else rng.choice(words.HEADS)
        form = rng.choice(("titles", "titles", "dated", "excerpts", "named", "numbers", "tags", "people", "cards"))
        count = rng.randrange(3, 16)

        def listing(own: Random) -> list[str]:
            rows = [head]
            for number in range(count):
                thread = words.title(own)
                rows += {
                    "titles": [thread],
                    "dated": [f"{thread} {own.randrange(1, 13):02}-{own.randrange(1, 29):02}"],
                    "named": [words.nick(own), thread],
                    "excerpts": [thread, words.sentence(own) + own.choice(("...", "…", ""))],
                    "numbers": [f"{number + 1}", thread, f"{own.randrange(9000)} 阅读"],
                    "tags": [own.choice(words.THINGS)],
                    "people": [words.nick(own), f"{own.randrange(900)} 帖"],
                    "cards": [
                        words.nick(own),
                        self.dated(own),
                        words.sentence(own),
                        f"{own.choice(words.COUNTERS)} {own.randrange(99)}",
                    ],
                }[form]
            return rows

        return listing

    def dated(self, rng: Random) -> str:
        """A date as the site writes it."""
        if self.date == "ago":
            return rng.choice(("{} 分钟前", "{}小时前", "{} 天前", "{}个月前", "{}年前", "刚刚", "昨天")).format(
                rng.randrange(1, 30)
            )
        if self.date == "yesterday":
            return f"{rng.choice(('昨天', '前天', '今天'))} {rng.randrange(24):02}:{rng.randrange(60):02}"
        from datetime import datetime, timedelta

        when = datetime(2004, 1, 1) + timedelta(minutes=rng.randrange(18 * 365 * 24 * 60))
        months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
        days = "一二三四五六日"
        form = self.date.replace("%b", months[when.month - 1]).replace("%A", "星期" + days[when.weekday()])
        form = (
            form.replace("%-m", str(when.month))
            .replace("%-d", str(when.day))
            .replace("%-I", str((when.hour % 12) or 12))
        )
        return when.strftime(form)
