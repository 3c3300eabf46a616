"""Dateline: news reports in, a sourced timeline out. Offline, repeatable, nothing invented."""
