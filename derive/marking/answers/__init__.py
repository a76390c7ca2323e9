"""What students wrote: files of answers, and the text of one answer."""
