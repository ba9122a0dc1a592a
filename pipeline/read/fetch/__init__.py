"""Addresses on the web in (lists, sitemaps, feeds), one `Source` or `Rejection` for each page out.

Politely: robots.txt is obeyed, a host is asked at its own pace. And never inside: no address that
is not on the open internet is ever connected to (`urls`, `internet`, `dial`).
"""
