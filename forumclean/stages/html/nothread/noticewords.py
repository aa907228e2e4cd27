"""The words of pages that stand in a thread's place: what forums, servers and gatekeepers say.

Source: language packs of Discuz! and phpwind, messages of nginx, Apache and Cloudflare. A notice has to be the whole
line: an author who tells that a thread was deleted says more than that.
"""
from __future__ import annotations

from forumclean.patterns import lazy

SORRY = r"(?:(?:非常|很|十分)?(?:抱歉|对不起|對不起|提示|提示信息|错误|錯誤|系统提示)[，,！!:： ]{0,2})?"
THING = (r"(?:(?:您|你|该|此|本|指定|所?访问|所?訪問|查看|浏览|瀏覽|请求|要|找|打开)*的?)?"
         r"(?:主题|主題|帖子|贴子|文章|话题|話題|内容|內容|页面|頁面|网页|網頁|版块|板块|版塊|讨论|日志|链接|问题|贴吧|群组)")
GONE = (r"(?:可能)?(?:不存在|(?:已经?|已經)?被?(?:[管理员作者楼主版主]{2,6})?(?:删除|刪除|屏蔽|隐藏|关闭|關閉|移除|锁定)"
        r"|正在被?审核|正在被審核|(?:已经?)?(?:失效|过期|下架)|无法访问|找不到了?|没有找到)")
MORE = r"(?:(?:或者?|[，,])[^。！!?？]{1,30}){0,3}[。.！!]?"
DENIED = (r"(?:您|你|游客|该用户组|您所在的用户组|您所在的用戶組)?(?:[(（]游客[)）])?(?:目前|暂时|尚)?"
          r"(?:没有权限|沒有權限|无权|無權|权限不足|权限不够|不能|无法)"
          r"(?:访问|訪問|查看|浏览|瀏覽|阅读|进入|进行|执行)[^。！!?？]{1,24}")
WALL = (r"(?:您|你)?(?:需要|必须|必須|请|請)?先?(?:登[录錄陆入]|注册)(?:后|後|再|才能?|之后|帐号|账号|并|可以?)+"
        r"(?:查看|浏览|瀏覽|访问|訪問|阅读|继续)[^。！!?？]{0,24}|(?:您|你)(?:尚未|还没有|還沒有|未)登[录錄陆入]"
        r"|(?:您|你)(?:尚未|还没有)登[录陆入][^。！!?？]{0,20}")
CLOSED = r"(?:本?论坛|本?站点?|网站|本?社区)(?:暂时|临时|正在|已经?)*(?:关闭|维护|升级)(?:中|维护)*"
NOTICE_RE = lazy(rf"{SORRY}(?:{THING}{GONE}|{DENIED}|{WALL}|{CLOSED}){MORE}")
MESSAGE_TITLE_RE = lazy(r"(?i)提示信息|提示 ?[-–_|]|系统提示|错误|出错|404|403|无权|页面不存在|找不到|not found|error")
MESSAGE_IDS = frozenset(("messagetext", "showmessage", "error_msg", "errorbox"))
MESSAGE_CLASSES = ("alert_error", "alert_info", "alert_nopermission", "error_msg", "error_wrap", "error-page")
LOGIN_TITLE_RE = lazy(r"(?i)登[录錄陆入]|注[册冊]|\b(?:log|sign)[ -]?(?:in|on|up)\b|\bregist(?:er|ration)\b"
                      r"|\bcreate .{0,12}account\b")
LOGIN_ADDRESS_RE = lazy(r"(?i)[?&](?:mode?|action|do)=(?:login|logging|register|sendpassword|lostpasswd)(?:&|$)"
                        r"|/(?:log[_-]?in|logging|sign[_-]?(?:in|up)|reg|register)(?:\.\w+)?/?(?:\?|$)")
ERROR_RE = lazy(r"(?i)(?:HTTP (?:status |error )?|error )?[45]\d\d[ :：|-]{1,3}"
                r"(?:not found|forbidden|bad gateway|(?:internal )?server error|service (?:temporarily )?unavailable"
                r"|gateway time-?out|unauthorized|bad request|too many requests|gone|access denied"
                r"|页面不存在|找不到(?:该|此)?页面|页面(?:没有)?找到?不到?|禁止访问|服务器错误)[ ！!。]?"
                r"|discuz! (?:database|system) error|(?:出错了|页面不存在|找不到页面)[！!。]?")
CHALLENGE_TITLE_RE = lazy(r"(?i)just a moment|attention required|access denied|ddos|(?:百度)?安全验证|人机验证|访问验证"
                          r"|滑动验证|身份验证|验证码|请稍候|robot check|security check|captcha")
CHALLENGE_RE = lazy(r"(?i)checking (?:if|your browser)|verify(?:ing)? (?:that )?you are|正在(?:进行)?(?:检查|检测|验证)您的"
                    r"|请(?:开启|启用|打开)(?:您?浏览器的?)? ?javascript|please (?:enable|turn) ?(?:on )?javascript"
                    r"|(?:您的)?访问(?:过于|太)频繁|系统检测到您|为了?您的(?:账号|帐号|访问)安全|请(?:完成|输入|通过).{0,8}验证")
SEARCH_TITLE_RE = lazy(r"(?i)搜索|搜尋|查找|search")
SEARCH_NAME_RE = lazy(r"(?i)(?:帖子|主题|論壇|论坛|站内|全文|高级)?(?:搜索|搜尋|查找)(?:结果|結果)?|search(?: results?)?")
SEARCH_RE = lazy(r"(?:搜索)?结果[:：] ?(?:找到|共|约)|找到.{0,40}(?:内容|结果|主题|帖子) ?\d+ ?[个条篇]"
                 r"|(?:对不起|抱歉)?[，,]?没有找到(?:匹配|相关|符合)|共(?:搜索|找)到.{0,3}\d+ ?[条个篇]|为您找到.{0,20}\d+")
