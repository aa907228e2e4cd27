from forumclean.model import Findings, Thread
def segment(page): return Thread(), Findings()
