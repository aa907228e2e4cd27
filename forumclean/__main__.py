"""`python -m forumclean` is the command."""
import sys

from forumclean.cli.main import main

sys.exit(main())
