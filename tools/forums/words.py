"""What invented authors write and invented sites print."""
from __future__ import annotations

from collections.abc import Sequence
from random import Random

THINGS = ("手机 电脑 路由器 显示器 键盘 耳机 相机 镜头 单车 轮胎 机油 发动机 方向盘 鱼竿 帐篷 吉他 钢琴 毛线 月季 多肉 龙虾 猫粮 狗窝 奶粉 尿不湿 婴儿车 地板 瓷砖 窗帘 "
          "油烟机 空调 热水器 股票 基金 房贷 社保 公积金 签证 护照 考研资料 英语单词 数据库 服务器 编译器 爬虫 单片机 电阻 电路板 小说 电影 漫画 游戏 装备 副本 球队 门票 "
          "高铁票 民宿 火锅 面条 粽子 茶叶 咖啡 作业 论文 简历 合同 发票 快递 充电器 硬盘 內存 螢幕 滑鼠 機車 便當 捷運 房租").split()
PEOPLE = "我 我们 楼上 朋友 老婆 老公 同事 邻居 店家 客服 师傅 老师 医生 领导 孩子 我妈 版主 群里的人 卖家 房东 教练 表弟 大家 你們 老闆 學長".split()
PLACES = "北京 上海 广州 成都 武汉 西安 杭州 长沙 沈阳 老家 公司 学校 小区 医院 超市 菜场 车站 论坛里 网上 楼下 臺北 高雄 香港 大坑口 河边 县城 镇上".split()
ACTS = ("买了 换了 修好了 拆开看了 试过 卖掉了 弄丢了 研究了半天 忘了带 对比了几款 装上了 退掉了 借来用过 拍了几张 画了一张 写了一篇 找了很久 看中了 送给了朋友 整理好了 "
        "升級了 預訂了 測試了").split()
VIEWS = ("还不错 挺一般的 真的很贵 性价比很高 不值这个价 有点吓人 让人哭笑不得 效果明显 一点用都没有 比想象中好 要看运气 说不清楚 很难讲 特别适合新手 容易坏 值得等 "
         "蠻好用的 不太推薦 超級穩定 有夠麻煩").split()
WHENS = "昨天 上周 去年 前几天 国庆的时候 刚才 一大早 晚上十点多 毕业那年 2008年 3月12日 這個月 上個禮拜 下班以后 周末 十年前 今天下午3点".split()
PATTERNS = (
    "{w}{p}在{l}{a}一个{t}，{v}。", "{t}这东西{v}，{p}{w}也{a}。", "请问{p}有没有{t}的经验？", "{p}说{t}{v}，可是{p}觉得{v}。",
    "先说结论：{t}{v}，{t}{v}",
    "{w}去{l}，路上看到{t}，{p}忍不住{a}", "如果只是为了{t}，那{l}的{v}，何必跑那么远呢？", "关于{t}，{p}的看法是：{v}。不过也有人说{v}。", "楼主{w}{a}吗？我这边{t}{v}",
    "其实{t}和{t}差不多，都{v}", "哈哈，{p}也{a}，{t}{v}啊", "不懂就问，{t}为什么{v}", "{p}{w}把{t}{a}，结果{v}，只好又去{l}跑了一趟。", "{t}的价格从{n}涨到{m}"
    "，{p}都说{v}！",
    "谢谢{p}，{t}的问题解决了", "感谢分享{t}，{w}正好用得上。", "我{n}年前在{l}见过，那时候{t}{v}。", "同样的{t}，{l}卖{n}块，{p}{a}只要{m}块",
    "总之，{t}{v}，大家自己判断吧。",
    "第{n}次{a}了，{t}还是{v}……", "{p}的{t}到底{a}没有？", "{l}有没有人一起{t}", "“{t}{v}”，{p}是这么说的", "你可以点击回复按钮告诉{p}，{t}{v}。",
    "{n}楼说得对，{t}{v}",
    "刚注册的，{t}完全不懂，求{p}指点。", "{w}的事了：{l}下着雨，{p}抱着{t}站在门口，谁也不说话。", "作者：{p}写的那篇讲{t}的文章{v}", "{t}、{t}、{t}都{a}，还差{t}",
    "{p}跟我讲，{l}那边{t}已经{v}，{w}他亲眼看见的，后来又{a}，一直到{w}才算完。", "根据{l}的规定，{t}应当在{n}日内办理，逾期按{m}元处理。", "一是{t}{v}；二是{t}{v}；三是{p}"
    "{a}。",
    "不管怎么说，{p}{a}{t}这件事{v}，值得写下来", "步骤很简单，先把{t}{a}，再等{n}分钟，最后检查{t}是不是{v}。", "{t}参数：重量{n}克，长{m}毫米", "價格大概{n}塊，"
    "{p}{w}{a}，{v}喔",
    "這個{t}{v}，{p}覺得{l}的比較好", "有沒有人{w}在{l}{a}{t}？", "補充一下，{t}{v}，詳情可以看說明書。", "{p}，{w}见", "打算{w}{a}{t}，预算{n}左右，{p}给点意见呗",
    "今天终于{a}{t}，开心！", "{t}？{v}？{p}不信", "我去，{t}居然{v}", "路过{l}，顺便看看{t}", "The {t} works fine, {p} tested it {n} times.",
    "see https://www.example.org/{n}/{m} 里面讲{t}的部分",
    "求{t}，{p}出价{n}", "出{t}一个，{n}元包邮，联系电话13800000{n}{m}", "{t}：{n}元", "{n}、{t}{v}", "- {t}{v}")
SHORTS = ("顶 沙发 板凳 谢谢分享 赞 +1 1 666 好的 支持一下 路过 mark 看看 学习了 不错 哈哈哈 回复看看 占楼 非常感谢！ 太长了没看 收藏了 有道理 同问 什么意思 呵呵 我也是 加油 "
          "围观 不懂 頂 推推 感謝大大 謝謝 說得好 樓主辛苦了 已阅 来了 看不懂 求链接 怎么联系 多少钱 在吗 d 。。。 ？？？ 笑死 同意 厉害了 可以的").split()
NICK_PARTS = ("小 大 老 阿 风 云 石头 月亮 南山 麦子 青 铁 木木 蓝 海 Kevin moon sky tiger_ dark Lucky 豆 叶 秋 北 土豆 一只猫 二师兄 夜行 cat x 无名 "
    "9527 007 1988 的 不 "
              "是 雨 star 山人 居士 妈妈 先生 同学 果果").split()
SITE_PARTS = "柳溪 望江 石桥 南窗 云栖 半亩 铁马 竹里 蓝湾 青禾 老街 海角 山城 白鹿 渔火 北斗 新叶 木棉 星河 古渡".split()
SITE_KINDS = "论坛 社区 网 之家 BBS 问答 茶座 家园 贴吧 社区网 博客 论坛网 討論區 板 圈子 俱乐部".split()
BOARDS = "闲聊灌水 技术交流 新手求助 二手交易 站务公告 摄影天地 亲子乐园 游戏专区 装修日记 情感驿站 股市沙龙 汽车之窗 原创文学 美食天下 资源共享 程序人生 问题反馈 旅游户外".split()
NAVS = ("首页 论坛 登录 注册 帮助 搜索 最新 热门 标签 专题 导读 排行榜 会员 下载 关于我们 联系我们 留言 资讯 图库 视频 商城 积分 任务 活动 群组 家园 签到 设为首页 加入收藏 手机版 客户端 "
        "繁體 登入 註冊 首頁 會員 說明 问答 话题 文章 我的 发现 更多 消息 通知 设置 写文章 提问 投稿 招聘 友链 网站地图 RSS English 夜间模式 切换到宽版").split()
BUTTONS = ("回复 引用 举报 编辑 支持 反对 顶 踩 赞 收藏 分享 打赏 评论 只看该作者 只看楼主 倒序浏览 点评 使用道具 返回顶部 发表回复 回答 写回答 关注 私信 加好友 感谢 采纳 删除 置顶 复制链接 "
           "回覆 檢舉 分享到微博 送花 推荐 喜欢 没有帮助 添加评论 邀请回答 好问题 展开 收起 查看全部 楼主 TOP 邮件 屏蔽 Quote Reply Share Like").split()
CARDS = ("积分 帖子 精华 威望 金币 贡献 注册时间 最后登录 在线时间 主题 听众 粉丝 关注 等级 UID 来自 经验 金钱 魅力 阅读权限 性别 发帖 註冊時間 文章數 聲望 获赞 回答 阅读 人气 好评度"
    ).split()
RANKS = "新手上路 注册会员 中级会员 高级会员 金牌会员 论坛元老 管理员 版主 Lv.1 Lv.5 LV12 童生 秀才 举人 超级版主 路人甲 初来乍到 白金长老 助教 ★★★ 认证用户 實習生".split()
COUNTERS = "浏览 查看 回复 阅读 点击 人气 赞 收藏 评论 回答 关注 次阅读 人浏览 人关注 条评论 个回答 推荐 分享 瀏覽 回覆 Views Replies".split()
TIMES = ("发表于 发布于 发表时间： 时间： 回复于 回答于 发布时间: 评论于 编辑于 创建于 更新于 Posted on 發表於 張貼於 写于 发贴时间 日期： 最后更新 提问时间： 于").split()
NOTES = ("本帖最后由 {nick} 于 {date} 编辑|{nick} 赞了|等 {n} 人赞同|该用户很懒，什么都没写|游客，如果您要查看本帖隐藏内容请回复|附件: 您需要登录才可以下载或查看|IMG_{n}.jpg "
    "(200 KB, 下载次数: {n})|"
         "下载附件|此帖已被加入精华|该回答已被采纳|{n} 人打赏|评分 共 {n} 条|来自 {rank}客户端|发自我的手机|IP 属地：{place}|阅读全文|图片未上传成功|[图片]|最后编辑于 {date}|"
         "已有 {n} 人评分").split("|")
FOOTS = ("Powered by {brand} {n}.{k}|© 20{k}{j}-2019 {site} 版权所有|ICP备{n}{n}号-{k}|公安网备 {n}{n}{n}号|本站内容均为网友发表，不代表本站立场|"
    "GMT+8, {date}, Processed in 0.0{n} second(s), {k} queries.|"
         "违法和不良信息举报电话：010-{n}{n}|联系邮箱：admin@example.org|Archiver|手机版|小黑屋|关于本站|免责声明|隐私政策|用户协议|广告合作|友情链接|{site}公司|"
         "技术支持：{brand}科技|扫一扫，关注公众号|下载APP").split("|")
PROMPTS = ("您需要登录后才可以回帖 登录 | 立即注册|登录后回复|发表评论|请先登录后发表评论|你的昵称 邮箱 网址|写下你的评论...|欢迎来到{site}，新来的朋友请先看置顶帖。|快速回复|您的回答|B I U "
    "插入图片 代码|本版积分规则|"
           "回帖后跳转到最后一页|还可以输入 {n} 字|支持 Markdown 语法|文明上网，理性发言|发表回复 高级模式|添加图片 添加表情|注册一个帐号，畅游{site}|没有帐号？ 立即注册|提交|验证码 换一个"
           ).split("|")
ADS = ("{site}电影院正在热播，点击进入|{t}厂家直销，{l}免费送货上门，电话400-{n}|想学{t}？三个月包教包会，名额有限！|【推广】{t}{v}，立即领取{n}元红包|广告|{l}最便宜的{t}，"
    "{p}都说{v}。|加QQ群{n}{n}领取{t}资料|"
       "本帖由{site}赞助商提供，{t}爱好者的选择|关注公众号「{site}」，每天一篇{t}好文|限时优惠：{t}低至{n}元|免费领取{n}G {t}教程，扫码即可").split("|")
HEADS = ("热门话题 相关推荐 猜你喜欢 最新回复 相关帖子 热帖排行 推荐阅读 本周热门 相关文章 同类主题 最近更新 活跃用户 友情链接 热门标签 今日热议 大家都在看 最新问答 为你推荐 作者其他文章 随机推荐 "
         "热门评论 相關文章 推薦文章 最近訪客 编辑推荐").split()
SYLLABLES = "鸣 沐 砚 筑 岚 迅 锦 拓 澜 旌 朔 洛 箴 璞 漾 琢 霁 珞 麓 皓 瑜 聆 穹 渺 舷".split()

EVENTS = ("{nick} 更改标题为「{t}{v}」|{nick} 将主题移动到 {board}|{nick} 置顶了此主题|{nick} 锁定了该主题|{n} 天 后|{n} 个月 后|{nick} 觉得很赞|"
    "{nick} 和 {nick} 等 {n} 人点了赞|以下为新回复|"
          "本主题由 {nick} 于 {date} 加入精华|{nick} 提到了这个话题").split("|")
RULES = ("发帖请遵守国家法律法规，不欢迎人身攻击和{t}广告。|为了给大家提供更好的体验，本站使用 cookie，继续浏览即表示您同意我们的隐私政策。|{site}是一个非营利项目，需要您的支持！|欢迎新朋友，"
    "请先到{l}版报到，有问题找{p}。|"
         "公告：{site}将于{n}日凌晨维护，届时{t}功能暂停使用。|对话的目的是交流，不是为了争吵；讨论时请给出依据。|站内{t}交易请走担保，被骗本站概不负责。|紧急通知：{l}服务器迁移完成，"
         "{p}若发现{t}丢失请联系管理员。|"
         "温馨提示：不要轻信{p}留下的{t}联系方式，谨防上当。|推荐使用{t}访问本站，{v}。|新手必读：提问之前先搜索，{p}已经回答过的{t}问题不再重复回答。").split("|")
FOOT_PROSE = ("{site}成立于{n}年，是{l}最大的{t}爱好者交流平台，每天有{m}人在这里讨论{t}。|本站文章由网友自行上传，如有侵权请联系我们，核实后将在{n}日内删除。|除非另有声明，"
    "本站内容采用知识共享许可，转载请保留出处。|"
              "我们致力于为{p}提供{t}方面的资讯与服务，欢迎提出意见。|声明：本站所发表的言论仅代表作者个人观点，与{site}无关。").split("|")
AD_PROSE = ("{p}都在用的{t}，{w}起{l}门店全部半价，先到先得。|还在为{t}发愁？{l}{n}名{p}已经找到了答案，点击了解详情。|{site}精选：{t}{v}，{p}亲测有效，不满意全额退款。|"
    "{w}开班的{t}训练营还剩{n}个名额，学不会免费重学。").split("|")
CODES = ("{n}.{m}.{k}.{j} www.{id}.com|import {id}|from {id} import {id}|{id} = {id}({n}, \"{id}\")|sudo apt install "
    "{id}|    return {id}[{n}]|for (int i = 0; i < {n}; i++) {{|}}|SELECT {id} FROM {id} WHERE {id} = {n};|"
         "<div class=\"{id}\">|at com.{id}.{id}({id}.java:{n})|[{n}.{m}] {id}: {id} failed ({k})|#include <{id}.h>|"
         "{id}: {n}|$ {id} --{id} {n}|# {id} {id}|/etc/{id}/{id}.conf|{n} {m} {k} {n}|"
         "https://{id}.example.com/{id}/{n}|"
         "    \"{id}\": \"{id}\",|composer require {id}/{id}|C:\\{id}\\{id}.exe|Error: {id} not found|{id}.{id}.{id} "
         "= true|// {t}|<td>{ui}</td>|<a href=\"{id}\">{ui}</a>|echo \"{ui}\";|{id}({ui})|print(\"{t}\")|{id}：{t}|"
         "{n}\t{t}\t{m}").split("|")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
NOISE = "abcdefgh ijklm nopqrstu vwxyz ABCDEF GHIJKL MNOPQRS TUVWXYZ 0123456789 #$%&*+-.:=@^_`|~ "


def identifier(rng: Random) -> str:
    """A name out of somebody's code."""
    return "".join(rng.choice(LETTERS) for _ in range(rng.randrange(2, 9)))


def code(rng: Random, count: int) -> list[str]:
    """Lines of code, of a log or of a table, of a few kinds."""
    kinds = rng.sample(CODES, rng.choice((1, 2, 4)))
    return [fill(rng, rng.choice(kinds).replace("{{", "\ue000").replace("}}", "\ue001")).replace("\ue000", "{"
        ).replace("\ue001", "}") for _ in range(count)]


def jammer(rng: Random, site: str) -> str:
    """What a site hides in its posts to spoil copies."""
    noise = "".join(rng.choice(NOISE) for _ in range(rng.randrange(8, 24))).strip()
    return noise if rng.random() < 0.7 else f"{site} {noise}" if rng.random() < 0.5 else f"{noise} {site}"


def fill(rng: Random, pattern: str, **given: str) -> str:
    """A pattern with its slots filled."""
    while "{" in pattern:
        before, _, rest = pattern.partition("{")
        slot, _, after = rest.partition("}")
        pattern = before + (given[slot] if slot in given else slotted(rng, slot)) + after
    return pattern


def slotted(rng: Random, slot: str) -> str:
    """A filler of one slot."""
    if slot in ("n", "m"):
        return str(rng.randrange(1, rng.choice((10, 100, 10000))))
    if slot == "id":
        return identifier(rng)
    if slot == "ui":
        return rng.choice(rng.choice((NAVS, BUTTONS, CARDS)))
    if slot in ("k", "j"):
        return str(rng.randrange(10))
    table = {"t": THINGS, "p": PEOPLE, "l": PLACES, "place": PLACES, "a": ACTS, "v": VIEWS, "w": WHENS, "rank": RANKS}
    return rng.choice(table[slot])


def invented(rng: Random) -> str:
    """A word that no site uses."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3))))


def nick(rng: Random) -> str:
    """Somebody's name."""
    return "".join(rng.choice(NICK_PARTS) for _ in range(rng.choice((1, 2, 2, 3))))


def sentence(rng: Random) -> str:
    """What an author may say in one breath."""
    words = fill(rng, rng.choice(PATTERNS))
    return words[:-1] if words[-1] in "。！" and rng.random() < 0.3 else words


def paragraph(rng: Random, prose: Sequence[str]) -> str:
    """One paragraph, of the caller's prose or of our own."""
    if prose and rng.random() < 0.5:
        return rng.choice(prose)
    return "".join(sentence(rng) for _ in range(rng.choice((1, 1, 1, 2, 3, 4, 7))))


def title(rng: Random) -> str:
    """What a thread may be called."""
    return fill(rng, rng.choice(("{t}{v}？", "求助：{t}{v}怎么办", "[{l}] {t}怎么选", "{w}{a}{t}，{v}", "关于{t}的几点看法",
        "【原创】{l}{t}记（{n}）", "{t} vs {t}", "{p}的{t}日记", "请教{t}的问题",
                                 "{t}入门指南 - 从零开始", "[转载]{t}为什么{v}", "出{t}", "{t}", "分享：{t}/{t}对比", "{l}有什么好玩的",
                                 "{t}安裝心得", "说说你的{t}！！", "如何看待{l}的{t}{v}？")))
