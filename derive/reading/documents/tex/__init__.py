"""What is TeX in a document: comments, macros, groups, and whole LaTeX files."""
