from forumclean.model import Findings
def classify(doc, config): return Findings()
