"""The words with which engines say that a post was written."""
VERBS = ("发表于", "發表於", "发表在", "發表在", "发布于", "發佈於", "發布於", "发表时间", "發表時間", "发表日期", "發表日期",
         "Post By", "Post by")
