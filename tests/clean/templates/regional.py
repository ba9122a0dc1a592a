# ruff: noqa: E501 - markup is written as pages print it
"""Families of regional papers and their systems: each stands for a cause that was mended for it."""

from __future__ import annotations

from html import escape

from templates.articles import Article
from templates.pieces import (
    between,
    day,
    family,
    head,
    iso,
    links,
    menu,
    open_graph,
    paragraphs,
    plain,
)


@family
def page_called_by_the_site(a: Article) -> str:
    """The page's title names the site alone; the headline stands in a class above the date."""
    imprint = a.words["imprint"]
    return (
        head(a, title="{site}")
        + f"""<body><form id="form1"><table width="980"><tr><td><ul>{menu(a)}</ul></td></tr></table><div id="left"><div class="tieude-muc">{a.section}</div>
<div class="newsdetail"><div class="title">{escape(a.title)}</div><div class="ngaydang">{day(a)}</div><div class="chucnang"><a>{a.words["print"]}</a></div><div class="noidung">{paragraphs(a, "p", ' class="Normal"')}<p style="text-align:right"><strong>{a.author}</strong></p></div>
<div class="tinkhac"><b>{a.words["related"]}</b><ul>{links(a)}</ul></div></div></div><div id="footer">{imprint}</div></form></body></html>"""
    )


@family
def credits_in_brackets_and_a_player(a: Article) -> str:
    """The paper in brackets behind the author; a player; a box named by its `type`."""
    boxes = {
        2: f'<div class="Insert" type="RelatedOnePost"><div><a href="/r">{a.others[0]}</a><span>{escape(a.teasers[0])}</span></div></div>'
    }
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><div class="main-article"><h1 class="title">{escape(a.title)}</h1><div class="m-top"><span class="who">{a.author} ({a.site})</span> - <span class="when">{day(a)}</span></div>
<div class="voice"><b>{escape(a.title)}</b> 0:00 / 3:21 <span>1x</span></div><div class="art-body">{between(a, boxes)}</div><h3>{a.words["most"]} 24h</h3><ul>{links(a)}</ul></div></body></html>"""
    )


@family
def two_dates_and_a_subscription(a: Article) -> str:
    """The date of an update and the number of views run on behind author and date."""
    moment = f"{a.published:%d/%m/%Y}"
    asked = {
        "vi": "Đăng ký nhận bản tin qua thư điện tử.",
        "id": "Berlangganan untuk dapatkan pos terbaru lewat email.",
        "en": "Subscribe to get the latest posts sent to your email.",
    }[a.language]
    return (
        head(a, open_graph(a), "{title} - {site}")
        + f"""<body class="single-post"><nav><ul>{menu(a)}</ul></nav><main><article class="hentry"><header class="entry-header"><h1 class="entry-title"><strong>{escape(a.title)}</strong></h1><div class="metacontent"><span class="byline"><a class="url fn n">{a.author}</a></span> <time class="entry-date published" datetime="{iso(a)}">{plain(a)}</time> <time class="updated">{moment}</time> <span>132 views</span></div></header>
<div class="entry-content">{paragraphs(a)}<div class="wp-block-jetpack"><p>{asked}</p></div></div></article></main><aside><ul>{links(a)}</ul></aside></body></html>"""
    )
