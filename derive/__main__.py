"""``python -m derive``, for where the command is not on the path."""

from derive.cli.main import main

if __name__ == "__main__":
    main(prog_name="derive")
