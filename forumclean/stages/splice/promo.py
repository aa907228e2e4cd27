"""The grammar of promotion: what slogans are made of. Weak words alone never make one.

A text is masked first: each address, name and label of the site becomes as many ADDRESS, NAME or LABEL characters
(FOREIGN for a plain address of another site), so that one grammar serves every site.
"""
from __future__ import annotations

from forumclean.patterns import by_rarest, lazy

ADDRESS, NAME, LABEL, FOREIGN = "\ue000", "\ue001", "\ue002", "\ue003"
SITE = f"[{ADDRESS}{NAME}{LABEL}{FOREIGN}]+"
SITE_SIGNS = ADDRESS + NAME + LABEL
BRACKETS, CLOSERS = frozenset("（([［【『「〔{〖"), frozenset("）)]］】』」〕}〗")
# What leaves a clause open.
OPEN_ENDS = "，,、：:；;“‘（(《【 "
OPEN, CLOSE = r"[（(\[［【『「〔{〖]", r"[）)\]］】』」〕}〗]"

# Words that prose about other things hardly ever holds, as literals; none begins another.
STRONG = (
    "一秒记住 壹秒記住 一秒钟记住 一秒記住 记住本站 记住网址 本站地址 本站网址 最新网址 收藏我们的网址 "
    "本站域名 最新章节 最新章節 文章来源 本章未完 博客有更多文章 无错章节 最快更新 更新最快 更新不易 全文阅读 "
    "全文字手打 字手打 手打更新 无弹窗 無彈窗 好看小说 好看的小说 看小说 看本书 手机用户请 广大书友 请书友 "
    "光临阅读 连载作品 免费下载 电子书下载 转载请注明 优质的阅读 免费TXT 请搜索 轉載請註明 注明出处 注明来自 "
    "本文来自 本文转自 本文原创自 原文来源 来源 独家发布 首发 更多精彩 精彩小说 尽在 高速文字 点击下一页 "
    "未完待续 支持正版 加入书签 方便下次").split()
# Of those the ones without a part by which STRONG_PART_RE knows them: they count where it knows another.
STRONG_ALONE = ("无错章节", "字手打", "来源")
STRONG_WORDS = (
    r"(?:天才)?[一壹]秒(?:钟)?[记記]住(?:本站)?(?:网址|地址|域名)?|(?:请)?(?:牢)?记住(?:本站)?(?:的)?(?:网址|地址|域名)|本站(?:地址|网址|域名)"
    r"|(?:看)?(?:本书)?最新(?:无错|更新)?章[节節](?:更新|全文阅读|请到)?|最快更新|更新最快(?:请搜索)?|更新不易|记得分享|全文(?:免费)?阅读|全文字手打|手打更新"
    r"|[无無][弹彈]窗(?:[广廣]告)?|超多好看小说|(?:更多)?好看的小说|最新网址|手机用户请(?:浏览|访问|登录)?|(?:欢迎)?广大书友(?:光临)?(?:阅读)?|请书友(?:收藏)?(?:我们的网址)?"
    r"|光临阅读|连载作品|更?优质的阅读(?:体验)?|(?:提供)?(?:[Tt][Xx][Tt]|电子书|全本)?免费(?:[Tt][Xx][Tt])?(?:小说|电子书)?下载|电子书下载(?:乐园)?"
    r"|(?:请|百度|必应)搜索|看小说|看本书(?:最新章节)?(?:请到)?|[转轉][载載][请請]?[注註]明(?:来自|出处|出處)?|注明(?:出处|来自)"
    rf"|本文(?:原创)?(?:来自|转自|首发于?|自)|(?:文章|原文)来源[:：]?|来源[:：]|独家发布|(?<=[{NAME}{ADDRESS}{LABEL}])首发"
    r"|更多精彩(?:内容)?(?:尽在|请访问|请登录|请关注)?|尽在(?:[\u4e00-\u9fff]{2,6}(?=[！!]))?"
    r"|(?:为|為)您提供|精彩小[说說](?:[阅閱][读讀])?|高速文字(?:首发)?|点击下一页(?:继续阅读)?|本章未完|未完待续|请翻页|支持正版(?:阅读)?|加入书签"
    r"|方便(?:您)?下次(?:阅读)?|博客有更多文章|(?:请书友)?收藏我们的网址"
)
WEAK_WORDS = (
    r"请到|请|到|来|來|看|在|于|的|您|最快|最新|最火|最好|快|更新|更|新|精彩|内容|阅读|閱讀|小说|小說|章节|网址|地址|域名|搜索|浏览|访问|登录|手机|用户|下载|免费|"
    r"欢迎|作品|广大|书友|体验|首页|原创|出处|注明|网|论坛|社区|写到这里|必应|百度|以后|可|和|或|天才|[Tt][Xx][Tt]|for more|href=|</?a ?>?|<a|>|--|——"
)
BETWEEN = r"[ ，,、：:！!。.…“”\"\-—《》]"
# Latin lead-ins of phrases that sites put in place of an engine's jammer.
# Case is ignored in the Latin parts alone: to fold a range of ideographs takes longer than all the rest.
LEAD = (r"(?:(?i:from ?:? ?|visit |more info on |[a-z][a-z0-9]{1,11} )|围观我们@? ?|来源[:：]? ?|本文原创自|首发于?|"
        r"[\u4e00-\u9fff]{2,8}[-@:：])")
# A single 网 may as well begin the author's next word.
TAIL = (rf"(?:(?<=[{NAME}{LABEL}])"
        r"(?: ?(?i:bbs(?![a-z]))| ?论坛| ?論壇| ?社区| ?[网網](?![\u4e00-\u9fff])|(?i:\.com))|(?i:/bbs))?"
        r"(?:，独家发布|(?i: for more)[.]?)?")
# A full stop behind a phrase is the author's, but for a source tag's; before an ideograph jam_hits decides.
TAG_END = r"(?:[.,] *(?=[\n\])）】\u4e00-\u9fff]|$))?"


STRONG_RE = lazy(STRONG_WORDS)
STRONG_WORD_RE = lazy("|".join(STRONG))
# What any of the strong words holds: a quick look before the grammar is put to work.
STRONG_PART_RE = lazy(
    "记住|記住|本站地址|本站网址|本站域名|最新章|最新无错章|最新更新章|最新网址|最快更新|更新最快|更新不易|记得分享|全文阅读|全文免费阅读|全文字|手打更新|弹窗|彈窗|好看小说|好看的小说|手机用户请"
    "|广大书友|请书友|光临阅读|连载作品|优质的阅读|免费下载|免费小说下载|免费电子书下载|免费[Tt][Xx][Tt]|电子书下载|请搜索|百度搜索|必应搜索|看小说|看本书|注明|註明|本文原创|本文来自"
    "|本文转自|本文首发|本文自|来源[:：]|文章来源|原文来源|独家发布|首发|更多精彩|尽在|为您提供|為您提供|精彩小|高速文字|点击下一页|本章未完|未完待续|请翻页|支持正版|加入书签|方便下次|方便您下次"
    "|博客有更多文章|收藏我们的网址")
# A quicker look still: it lets through whatever that pattern finds.
STRONG_HINT_RE = by_rarest(
    "记住 記住 本站地址 本站网址 本站域名 最新章 最新无错章 最新更新章 最新网址 最快更新 更新最快 更新不易 记得分享 全文阅读 全文免费阅读 全文字 手打更新 弹窗 彈窗 好看小说 好看的小说 手机用户请 "
    "广大书友 请书友 光临阅读 连载作品 优质的阅读 免费下载 免费小说下载 免费电子书下载 免费T 免费t 电子书下载 请搜索 百度搜索 必应搜索 看小说 看本书 注明 註明 本文原创 本文来自 本文转自 "
    "本文首发 本文自 来源: 来源： 文章来源 原文来源 独家发布 首发 更多精彩 尽在 为您提供 為您提供 精彩小 高速文字 点击下一页 本章未完 未完待续 请翻页 支持正版 加入书签 方便下次 方便您下次 博客有更多文章 "
    "收藏我们的网址".split())
# A run of promotion: strong and weak words, names and what stands between.
RUN_RE = lazy(f"(?:{STRONG_WORDS}|{SITE}|{WEAK_WORDS}|{BETWEEN}|{OPEN}|{CLOSE})+")
# What a slogan may begin or end with: a strong word, a name, a bracket.
EDGE_RE = lazy(f"{STRONG_WORDS}|{SITE}|{OPEN}|{CLOSE}|来(?={SITE}看)|欢迎|请(?:到|看)|<a href=|</a>|写到这里|必应")
# A phrase in place of a jammer: a dot or dash, a lead-in, the site.
JAM_RE = lazy(rf" ?[.] ?(?:(?i:[a-z]{{2,12}})|{SITE}) 博客有更多文章,?"
              rf"|(?: ?[.\-] ?(?:(?P<tag>来源[:：]? ?)|{LEAD})?| (?P<loose>来源|本文原创自)){SITE}(?: ?[.\-]?{LEAD}{SITE})*{TAIL}"
              rf"(?(tag){TAG_END})(?(loose){TAG_END})")
# How far from the first of its words a slogan, and the lead-in of such a phrase, begins at most.
REACH_CHARS, MOST_JAM_LEAD_CHARS = 80, 18


def mask(text: str, spans: list[tuple[int, int, str]]) -> str:
    """The text with each span (sorted, disjoint) written as its sign, character by character."""
    if not spans:
        return text
    pieces: list[str] = []
    at = 0
    for start, end, sign in spans:
        pieces += (text[at:start], sign * (end - start))
        at = end
    return "".join([*pieces, text[at:]])
