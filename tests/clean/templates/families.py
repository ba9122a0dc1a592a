# ruff: noqa: E501 - markup is written as pages print it
"""Pages after the layouts of real families of sites, printed from an article of known text."""

from __future__ import annotations

import json
from html import escape

from templates.articles import WEEKDAYS, Article
from templates.pieces import (
    comments,
    day,
    family,
    head,
    iso,
    linked_data,
    links,
    menu,
    open_graph,
    paragraphs,
    plain,
)


@family
def wordpress_classic(a: Article) -> str:
    return (
        head(a, open_graph(a), "{title} | {site}")
        + f"""<body class="post-template-default single single-post"><div id="page">
<header id="masthead"><h1 class="site-title"><a href="/">{a.site}</a></h1><nav id="site-navigation"><ul>{menu(a)}</ul></nav></header>
<div id="content"><div id="primary"><main><article id="post-912" class="post type-post"><header class="entry-header"><h1 class="entry-title">{a.title}</h1>
<div class="entry-meta"><span class="posted-on"><a href="#"><time class="entry-date published" datetime="{iso(a)}">{plain(a)}</time></a></span><span class="byline"> by <span class="author vcard"><a class="url fn n" href="/author">{a.author}</a></span></span></div></header>
<div class="entry-content">{paragraphs(a)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>Twitter</li></ul></div>
<div id="jp-relatedposts"><h3>Related</h3>{links(a, "h4")}</div></div><footer class="entry-footer"><span class="cat-links">{a.section}</span></footer></article>
<div id="comments"><h2>{len(a.comments)} thoughts on “{a.title}”</h2>{comments(a)}<div id="respond"><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div></div></main></div>
<aside id="secondary"><h2 class="widget-title">Recent Posts</h2><ul>{links(a)}</ul></aside></div><footer>Proudly powered by WordPress</footer></div></body></html>"""
    )


@family
def wordpress_magazine(a: Article) -> str:
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs]
    ps.insert(2, f'<p><strong>{a.words["also"]}: <a href="/x">{a.others[0]}</a></strong></p>')
    ps.insert(
        4,
        f'<div class="td-a-rec td-a-rec-id-content_inline"><span class="td-adspot-title">- Advertisement -</span></div><div class="td_block_related"><a href="/y">{a.others[1]}</a></div>',
    )
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div class="td-header-wrap"><ul class="sf-menu">{menu(a)}</ul></div><div class="td-main-content"><article>
<div class="td-crumb-container"><span><a>{a.words["home"]}</a></span> <i></i> <span><a>{a.section}</a></span></div>
<div class="td-post-header"><ul class="td-category"><li><a>{a.section}</a></li></ul><header class="td-post-title"><h1 class="entry-title">{a.title}</h1>
<div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">By</div> <a href="/a">{a.author}</a><div class="td-author-line"> - </div></div><span class="td-post-date"><time class="entry-date" datetime="{iso(a)}">{plain(a)}</time></span><div class="td-post-comments"><a>0</a></div><div class="td-post-views"><span>1204</span></div></div></header></div>
<div class="td-post-sharing"><a>Facebook</a><a>Twitter</a><a>WhatsApp</a></div><div class="td-post-featured-image"><figure><a><img src="a.jpg"></a><figcaption class="wp-caption-text">{a.caption}</figcaption></figure></div>
<div class="td-post-content">{"".join(ps)}</div><footer><div class="td-post-source-tags"><ul class="td-tags"><li><span>TAGS</span></li><li><a>mẫu</a></li></ul></div>
<div class="td-author-name vcard author"><span class="fn"><a>{a.author}</a></span></div></footer></article><div class="td_block_wrap td-related"><h4>RELATED ARTICLES</h4>{links(a, "h3")}</div></div></body></html>"""
    )


@family
def blogger(a: Article) -> str:
    return (
        head(a, title="{site}: {title}")
        + f"""<body><div class="header"><h1 class="title"><a href="/">{a.site}</a></h1><p class="description"><span>Tin tức mỗi ngày</span></p></div>
<div class="date-outer"><h2 class="date-header"><span>{day(a)}</span></h2><div class="post hentry"><h3 class="post-title entry-title">{a.title}</h3>
<div class="post-body entry-content">{"<br /><br />".join(map(escape, a.paragraphs))}<div style="clear: both;"></div></div>
<div class="post-footer"><span class="post-author vcard">Posted by <span class="fn">{a.author}</span></span> <span class="post-comment-link">No comments:</span> <div class="post-share-buttons"><a>Email This</a><a>BlogThis!</a></div></div></div></div>
<div class="sidebar"><h2>Blog Archive</h2><ul>{links(a)}</ul></div></body></html>"""
    )


@family
def provincial_tables(a: Article) -> str:
    return (
        head(a, title="{title}")
        + f"""<body><table width="1000" align="center"><tr><td colspan="3"><img src="banner.jpg"></td></tr><tr><td colspan="3"><table><tr>{"".join(f"<td>{m}</td>" for m in menu(a).replace("<li>", "").split("</li>"))}</tr></table></td></tr>
<tr><td width="180" valign="top"><table><tr><td class="tieude">DANH MỤC</td></tr><tr><td>{links(a, "div")}</td></tr></table></td>
<td valign="top"><table width="100%"><tr><td class="title_news"><b>{a.title}</b></td></tr><tr><td class="date"><i>{day(a)}</i></td></tr>
<tr><td><table><tr><td class="content" align="justify">{"<br>".join(f"&nbsp;&nbsp;&nbsp;{escape(p)}" for p in a.paragraphs)}</td></tr></table></td></tr><tr><td align="right"><b>{a.author}</b></td></tr>
<tr><td><a href="#">{a.words["print"]}</a> | <a>{a.words["home"]}</a></td></tr><tr><td class="othernews"><b>Các tin khác</b><br>{links(a, "div")}</td></tr></table></td>
<td width="200" valign="top"><table><tr><td>Thống kê truy cập</td></tr><tr><td>Đang truy cập: 12</td></tr><tr><td>Hôm nay: 1.240</td></tr></table></td></tr>
<tr><td colspan="3" align="center">{a.words["imprint"]}</td></tr></table></body></html>"""
    )


@family
def old_center_font(a: Article) -> str:
    body = "".join(
        f'<p align="justify"><font face="Arial" size="2">{escape(p)}</font></p>'
        for p in a.paragraphs
    )
    return f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=utf-8"><TITLE>{a.title}</TITLE></HEAD><BODY bgcolor="#FFFFFF">
<CENTER><FONT size="1"><A href="/">{a.words["home"]}</A> | <A href="/2">{a.section}</A> | <A href="/3">{a.words["contact"]}</A></FONT></CENTER><HR>
<CENTER><FONT size="5" color="#990000"><B>{a.title}</B></FONT></CENTER><CENTER><FONT size="1">{day(a)}</FONT></CENTER>{body}<P align="right"><FONT size="2"><B>{a.author}</B></FONT></P><HR>
<FONT size="2"><B>{a.words["related"]}</B><BR>{links(a, "LI")}</FONT><CENTER><FONT size="1">Copyright 2003 {a.site}</FONT></CENTER></BODY></HTML>"""


@family
def sharepoint_portal(a: Article) -> str:
    return (
        head(a, title="{title}")
        + f"""<body><form method="post" id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="{"A" * 5000}"><div id="s4-workspace"><div id="s4-bodyContainer"><div class="ms-core-listMenu-root"><ul>{menu(a)}</ul></div>
<div id="ctl00_MSO_ContentDiv"><div class="news-detail"><div class="title-news" id="ctl00_lblTitle">{a.title}</div><div><span id="ctl00_lblDate" class="ngay">{plain(a)}</span> <span id="ctl00_lblViews">{a.words["views"]}</span></div>
<div class="ms-rtestate-field"><div class="ExternalClassA1B2"><p style="text-align:justify"><strong>{escape(a.paragraphs[0])}</strong></p>{paragraphs(a, "p", ' style="text-align:justify"', 1)}</div></div><div class="author" style="text-align:right"><strong>{a.author}</strong></div></div>
<div class="tools"><a>{a.words["print"]}</a> <a>Gửi email</a></div><div class="lienquan"><div class="head">{a.words["related"]}</div><ul>{links(a)}</ul></div></div></div></div><div id="footer">{a.words["imprint"]}</div></form></body></html>"""
    )


@family
def amp(a: Article) -> str:
    return f"""<!doctype html><html amp lang="{a.language}"><head><meta charset="utf-8"><title>{a.title}</title><link rel="canonical" href="x"><style amp-custom>p{{margin:0}}</style>{linked_data(a)}</head>
<body><amp-sidebar id="sb"><ul>{menu(a)}</ul></amp-sidebar><header><amp-img src="logo.png" width="1" height="1"></amp-img></header><main><article><h1>{a.title}</h1><div class="meta"><span>{a.author}</span><time>{day(a)}</time></div>
<amp-social-share type="facebook"></amp-social-share><amp-img src="a.jpg" width="1" height="1"></amp-img><div class="cap">{a.caption}</div>{paragraphs(a)}<amp-ad type="doubleclick"></amp-ad></article><section><h3>{a.words["related"]}</h3><ul>{links(a)}</ul></section></main><footer>© {a.site}</footer></body></html>"""


@family
def app_with_linked_data(a: Article) -> str:
    return (
        head(a, open_graph(a) + linked_data(a, articleBody="\n".join(a.paragraphs)))
        + '<body><div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript><script src="/static/js/main.js"></script></body></html>'
    )


@family
def app_with_page_data(a: Article) -> str:
    data = {"props": {"pageProps": {"menu": [{"name": a.section, "slug": "x"}] * 8, "detail": {"id": 9, "title": a.title, "author": {"name": a.author}, "publishedAt": iso(a), "content": paragraphs(a)},
            "related": [{"title": o, "sapo": a.teasers[0]} for o in a.others]}}}  # fmt: skip
    return (
        head(
            a,
            open_graph(a)
            + f'<meta property="article:published_time" content="{iso(a)}"><meta name="author" content="{a.author}">',
        )
        + f'<body><div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script></body></html>'
    )


@family
def print_view(a: Article) -> str:
    return (
        head(a, title="{site} - {title}")
        + f"""<body onload="window.print()"><img src="logo.gif"><div>{a.site}</div><hr><h2>{a.title}</h2><small>{day(a)}</small>{paragraphs(a)}<p><b>{a.author}</b></p><hr><p>URL: http://mau.example/tin/123.html</p><p>© {a.site}</p><a href="javascript:window.close()">Close</a></body></html>"""
    )


@family
def forum(a: Article) -> str:
    replies = "".join(
        f'<li class="message"><div class="user">thanhvien{i}<br>Bài viết: 1{i}</div><div class="messageContent"><blockquote>{c}</blockquote></div><div class="meta">#{i + 2} <a>Trả lời</a></div></li>'
        for i, c in enumerate(a.comments * 2)
    )
    return (
        head(a, title="{title} | {site} forum")
        + f"""<body><div class="navTabs"><ul>{menu(a)}</ul></div><div class="titleBar"><h1>{a.title}</h1><p class="muted">Discussion in '{a.section}' started by <a class="username author">{a.author}</a>, <span class="DateTime">{plain(a)}</span>.</p></div>
<ol class="messageList"><li class="message firstPost"><div class="messageContent"><article><blockquote class="messageText">{"<br/><br/>".join(map(escape, a.paragraphs))}</blockquote></article></div><div class="meta">#1 <a>Thích</a> <a>Trả lời</a></div></li>{replies}</ol><div class="quickReply">{a.words["send"]}</div></body></html>"""
    )


@family
def linked_data_only(a: Article) -> str:
    return (
        head(a, linked_data(a))
        + f"""<body><header><a href="/">{a.site}</a><ul>{menu(a)}</ul></header><main><h1>{a.title}</h1><section class="story">{paragraphs(a)}</section><section class="more"><h2>{a.words["most"]}</h2><ul>{links(a)}</ul></section></main></body></html>"""
    )


@family
def mobile(a: Article) -> str:
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs[1:]]
    ps.insert(2, f'<div class="ads-mb"><span>{a.words["advert"]}</span></div>')
    return (
        head(a)
        + f"""<body><div class="m-header"><a class="logo" href="/">{a.site}</a><div class="menu-drawer"><ul>{menu(a)}</ul></div></div><div class="m-detail"><h1 class="m-title">{a.title}</h1><div class="m-info"><span class="m-author">{a.author}</span><span class="m-time">{day(a)}</span></div>
<div class="m-sapo"><h2>{escape(a.paragraphs[0])}</h2></div><div class="m-body">{"".join(ps)}</div><div class="m-tags"><b>{a.words["tags"]}:</b> <a>mẫu</a><a>xã</a></div><div class="m-like"><a>{a.words["share"]}</a></div></div><div class="m-list"><h3>{a.words["related"]}</h3>{links(a, "div")}</div></body></html>"""
    )


@family
def related_inside(a: Article) -> str:
    box = f'<div class="box-inner"><ul><li><a href="/r"><img src="t.jpg"></a><h4><a href="/r">{a.others[2]}</a></h4><p>{a.teasers[0]}</p></li><li><h4><a href="/s">{a.others[3]}</a></h4><p>{a.teasers[1]}</p></li></ul></div>'
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs]
    ps.insert(3, box)
    return (
        head(a, open_graph(a))
        + f"""<body><ul class="nav">{menu(a)}</ul><div class="detail"><h1>{a.title}</h1><p class="time">{day(a)}</p><div class="body">{"".join(ps)}<p class="writer"><strong>{a.author}</strong></p></div></div><div class="bottom">{links(a, "p")}</div></body></html>"""
    )


@family
def live_blog(a: Article) -> str:
    entries = "".join(
        f'<div class="live-entry"><span class="live-time">{9 + i}:{i}5</span><div class="live-text"><p>{escape(p)}</p></div></div>'
        for i, p in enumerate(a.paragraphs[1:])
    )
    return (
        head(a, linked_data(a))
        + f"""<body><nav><ul>{menu(a)}</ul></nav><div class="live"><h1>{a.title}</h1><div class="byline">{a.author}</div><div class="pub-date">{day(a)}</div><p class="lead">{escape(a.paragraphs[0])}</p><div class="live-feed">{entries}</div></div><footer>{a.words["imprint"]}</footer></body></html>"""
    )


@family
def photo_essay(a: Article) -> str:
    blocks = "".join(
        f'<figure><img src="{i}.jpg"></figure><p>{escape(p)}</p>'
        for i, p in enumerate(a.paragraphs[1:])
    )
    return (
        head(a, open_graph(a))
        + f"""<body><header><ul>{menu(a)}</ul></header><article class="photo-story"><h1 class="title">{a.title}</h1><div class="info"><b class="author">{a.author}</b> <time>{day(a)}</time></div><p class="sapo">{escape(a.paragraphs[0])}</p>{blocks}</article><div class="tinkhac">{links(a, "p")}</div></body></html>"""
    )


@family
def paginated(a: Article) -> str:
    return (
        head(a)
        + f"""<body><div class="top"><ul>{menu(a)}</ul></div><div class="read"><h1 class="read__title">{a.title}</h1><div class="read__author"><a>{a.author}</a></div><div class="read__time">{a.site} - {day(a)}</div><div class="read__content">{paragraphs(a)}<p><strong>{a.words["also"]}: <a href="/b">{a.others[0]}</a></strong></p></div>
<div class="paging"><a>1</a><a>2</a><a>3</a><a>{a.words["next"]}</a></div></div><div class="side"><h4>{a.words["most"]}</h4><ol>{links(a)}</ol></div></body></html>"""
    )


@family
def comment_heavy(a: Article) -> str:
    return (
        head(a)
        + f"""<body><ul class="menu">{menu(a)}</ul><div class="wrap"><div class="post"><h1>{a.title}</h1><div class="by">{a.author} - {day(a)}</div>{paragraphs(a)}</div><div class="list"><h3>{a.words["comments"]} (36)</h3>{comments(a, 12)}</div></div></body></html>"""
    )


@family
def english_frame(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><div class="skip"><a href="#main">Skip to content</a></div><header><a>Sign in</a><a>Subscribe</a><ul><li><a>Home</a></li><li><a>News</a></li><li><a>About us</a></li></ul></header><main id="main"><h1>{a.title}</h1><div class="meta">By {a.author} · {a.published:%B} {a.published.day}, {a.published.year} · 3 min read</div>
<div class="story">{paragraphs(a)}</div><div class="newsletter"><h3>Get our newsletter</h3><p>Sign up for our newsletter to receive the best stories of the week directly in your inbox, every Friday morning.</p></div><h3>You may also like</h3><ul>{links(a)}</ul></main><footer><p>All rights reserved. No part of this site may be reproduced without the written permission of the publisher.</p></footer></body></html>"""
    )


@family
def microdata(a: Article) -> str:
    return (
        head(a)
        + f"""<body><ul class="n">{menu(a)}</ul><div itemscope itemtype="http://schema.org/NewsArticle"><h2 itemprop="headline">{a.title}</h2><span itemprop="author" itemscope itemtype="http://schema.org/Person"><span itemprop="name">{a.author}</span></span><meta itemprop="datePublished" content="{iso(a)}"><div itemprop="articleBody">{paragraphs(a)}</div></div><div class="list">{links(a, "p")}</div></body></html>"""
    )


@family
def word_divs(a: Article) -> str:
    body = "".join(
        f'<div class="MsoNormal" style="text-align: justify;"><span style="font-family: \'Times New Roman\';"><o:p></o:p>{escape(p)}</span></div><div class="MsoNormal">&nbsp;</div>'
        for p in a.paragraphs
    )
    return (
        head(a, title="{title}")
        + f"""<body><div id="menu-top"><ul>{menu(a)}</ul></div><div id="noidung"><div class="tieude-tin">{a.title}</div><div class="ngaydang">Ngày đăng: {plain(a)}</div><div class="chitiet">{body}<div style="text-align: right;"><b>{a.author}</b></div></div></div><div id="cot-phai">{links(a, "div")}</div></body></html>"""
    )


@family
def line_breaks(a: Article) -> str:
    return (
        head(a)
        + f"""<body><div class="hd"><ul>{menu(a)}</ul></div><div class="ct"><h1>{a.title}</h1><i>{day(a)}</i><div id="isi">{"<br><br>".join(map(escape, a.paragraphs))}<br><br>({a.words["by"]}: {a.author})</div><div class="rl"><b>{a.words["related"]}</b><br>{links(a, "div")}</div></div></body></html>"""
    )


@family
def styled_components(a: Article) -> str:
    ps = "".join(
        f'<p class="sc-1r{i}x css-9zk3">{escape(p)}</p>' for i, p in enumerate(a.paragraphs)
    )
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div id="app"><div class="css-1a"><div class="css-2b">{links(a, "span")}</div><div class="css-3c"><div class="css-4d"><h1 class="css-5e">{a.title}</h1><div class="css-6f"><div class="css-7g">{a.author}</div><div class="css-8h">{day(a)}</div></div><div class="css-9i">{ps}</div></div><div class="css-0j">{links(a, "div")}</div></div></div></div></body></html>"""
    )


@family
def logo_as_heading(a: Article) -> str:
    return (
        head(a, title="{title} - {site}")
        + f"""<body><h1 class="logo"><a href="/">{a.site}</a></h1><ul class="mainmenu">{menu(a)}</ul><div class="breadcrumb"><a>{a.words["home"]}</a> » <a>{a.section}</a></div><div class="col-left"><h2 class="detail-title">{a.title}</h2><div class="detail-date">{day(a)}</div><h3 class="detail-sapo">{escape(a.paragraphs[0])}</h3><div class="detail-content">{paragraphs(a, first=1)}<p style="text-align: right"><strong>{a.author}</strong></p></div></div><div class="col-right"><h2>{a.words["most"]}</h2>{links(a, "h3")}</div></body></html>"""
    )


@family
def long_form(a: Article) -> str:
    sections = "".join(
        f'<section class="block block-text"><div class="inner"><p>{escape(p)}</p></div></section><section class="block block-image"><div class="inner"><img src="{i}.jpg"></div></section>'
        for i, p in enumerate(a.paragraphs[1:])
    )
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div class="e-magazine"><section class="cover"><h1>{a.title}</h1><p class="date">{day(a)}</p></section><section class="block block-text"><div class="inner"><p class="lead">{escape(a.paragraphs[0])}</p></div></section>{sections}<section class="credits"><p>{a.words["by"]}: {a.author}</p></section></div></body></html>"""
    )


@family
def many_teasers(a: Article) -> str:
    cards = "".join(
        f'<div class="card"><a href="/c{i}"><h3>{o}</h3></a><p>{a.teasers[i % 2]}</p></div>'
        for i, o in enumerate(a.others * 8)
    )
    return (
        head(a, open_graph(a))
        + f"""<body><header>{menu(a)}</header><div class="main"><div class="story"><h1>{a.title}</h1><div class="when">{day(a)} | {a.author}</div>{paragraphs(a)}</div><div class="stream">{cards}</div></div></body></html>"""
    )


@family
def consent_banner(a: Article) -> str:
    consent = (
        "We and our partners store and access information on a device, such as cookies, and process personal data, such as unique identifiers, for personalised advertising. You may withdraw your consent at any time. "
        * 6
    )
    return (
        head(a, open_graph(a))
        + f"""<body><div id="cmp" class="cookie-consent"><p>{consent}</p><button>OK</button></div><ul class="nav">{menu(a)}</ul><article><h1>{a.title}</h1><div class="post-info"><a class="author-name">{a.author}</a><span class="post-date">{day(a)}</span></div>{paragraphs(a)}</article><footer><p>{a.words["imprint"]}</p></footer></body></html>"""
    )


@family
def joomla(a: Article) -> str:
    return (
        head(a, title="{title}")
        + f"""<body><div id="mainmenu"><ul>{menu(a)}</ul></div><div id="component"><table class="contentpaneopen"><tr><td class="contentheading">{a.title}</td><td class="buttonheading"><a>PDF</a></td><td class="buttonheading"><a>Print</a></td><td class="buttonheading"><a>E-mail</a></td></tr></table>
<table class="contentpaneopen"><tr><td><span class="small">Written by {a.author}</span></td></tr><tr><td class="createdate">{day(a)}</td></tr><tr><td valign="top">{paragraphs(a)}</td></tr></table><table class="pagenav"><tr><th class="pagenav_prev"><a>&lt; Prev</a></th><th><a>Next &gt;</a></th></tr></table></div><div id="right"><div class="moduletable"><h3>Latest News</h3><ul>{links(a)}</ul></div></div></body></html>"""
    )


@family
def drupal(a: Article) -> str:
    return (
        head(a, title="{title} | {site}")
        + f"""<body class="node-type-article"><div class="region-navigation"><ul class="menu">{menu(a)}</ul></div><h1 class="title" id="page-title">{a.title}</h1><div class="tabs"><a>View</a></div><div class="node node-article"><div class="submitted">Submitted by <span class="username">{a.author}</span> on {plain(a)} - {a.published:%H:%M}</div>
<div class="content"><div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even">{paragraphs(a)}</div></div></div><div class="field field-name-field-tags"><div class="field-label">Tags:</div><a>mẫu</a></div></div><ul class="links inline"><li><a>{a.words["login"]}</a></li></ul></div><div class="region-sidebar-second"><h2>{a.words["most"]}</h2><ul>{links(a)}</ul></div></body></html>"""
    )


@family
def inline_also(a: Article) -> str:
    ps = []
    for i, p in enumerate(a.paragraphs):
        ps.append(f"<p>{escape(p)}</p>")
        if i % 2:
            ps.append(
                f'<p class="baca"><strong>{a.words["also"]}: </strong><a href="/q{i}"><strong>{a.others[i % 6]}</strong></a></p>'
            )
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><div id="article"><h1 id="arttitle">{a.title}</h1><div id="artmeta"><span>{a.words["by"]}: {a.author}</span> | <span>{day(a)}</span></div><div class="txt-article">{"".join(ps)}</div></div><h4>{a.words["tags"]}</h4><a>contoh</a><div id="sidebar">{links(a)}</div></body></html>"""
    )


@family
def audio_player(a: Article) -> str:
    player = '<div class="tts"><span>0:00</span><span>/</span><span>3:12</span><ul><li>Nam miền Bắc</li><li>Nữ miền Nam</li></ul><a>Tốc độ đọc</a></div>'
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><ul class="menu-top">{menu(a)}</ul><section class="page-detail"><div class="date">{day(a)}</div><h1 class="title-detail">{a.title}</h1><p class="description">{escape(a.paragraphs[0])}</p>{player}<article class="fck_detail">{paragraphs(a, "p", ' class="Normal"', 1)}<p class="Normal" style="text-align:right;"><strong>{a.author}</strong></p></article><div class="social_pin"><a>{a.words["share"]}</a></div><div class="box-tinlienquanv2">{links(a, "article")}</div></section></body></html>"""
    )


@family
def table_and_list(a: Article) -> str:
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs]
    half = len(a.paragraphs) // 2
    listed = f"<ul>{''.join(f'<li>{escape(p)}</li>' for p in a.paragraphs[half : half + 2])}</ul>"
    ps[half : half + 2] = [listed]
    return (
        head(a, open_graph(a))
        + f"""<body><div class="nav">{menu(a)}</div><div class="news"><h1>{a.title}</h1><p class="info">{a.author}, {day(a)}</p><div class="news-body">{"".join(ps)}</div></div><div class="foot">{a.words["imprint"]}</div></body></html>"""
    )


@family
def split_columns(a: Article) -> str:
    half = len(a.paragraphs) // 2
    first = "".join(f"<p>{escape(p)}</p>" for p in a.paragraphs[:half])
    return (
        head(a, open_graph(a))
        + f"""<body><div class="nav-bar"><ul>{menu(a)}</ul></div><main><h1>{a.title}</h1><div class="info-row"><span>{a.author}</span><span>|</span><span>{day(a)}</span></div><div class="content-part">{first}</div><div class="adv"><ins>{a.words["advert"]}</ins></div><div class="content-part">{paragraphs(a, first=half)}</div></main><aside>{links(a, "p")}</aside></body></html>"""
    )


@family
def author_box(a: Article) -> str:
    return (
        head(a, linked_data(a))
        + f"""<body><nav>{menu(a)}</nav><article><h1>{a.title}</h1><time datetime="{iso(a)}">{day(a)}</time>{paragraphs(a)}<div class="author-box"><img src="p.jpg"><h4><a href="/author">{a.author}</a></h4><p>{a.author} viết cho {a.site} từ năm 2010 và phụ trách mảng kinh tế địa phương, trước đó làm việc ở đài phát thanh.</p></div></article><section><h3>{a.words["most"]}</h3>{links(a, "div")}</section></body></html>"""
    )


@family
def captions_in_tables(a: Article) -> str:
    picture = f'<table align="center" border="0"><tbody><tr><td><img src="a.jpg"></td></tr><tr><td class="pCaption"><p>{a.caption}</p></td></tr></tbody></table>'
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs[1:]]
    ps.insert(1, picture)
    return (
        head(a)
        + f"""<body><div id="menu">{menu(a)}</div><div class="cnt"><p class="title">{a.title}</p><p class="date">{day(a)}</p><div class="summary"><b>{escape(a.paragraphs[0])}</b></div><div class="text">{"".join(ps)}<p align="right"><strong>{a.author}</strong></p></div><div class="tools"><a>{a.words["print"]}</a></div></div><div id="r">{links(a, "li")}</div></body></html>"""
    )


@family
def subheadings(a: Article) -> str:
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs]
    ps[2], ps[-1] = (
        f"<h3>{escape(a.paragraphs[2])}</h3>",
        f"<h4><b>{escape(a.paragraphs[-1])}</b></h4>",
    )
    return (
        head(a, open_graph(a))
        + f"""<body><header>{menu(a)}</header><div class="container"><h1>{a.title}</h1><p class="meta">{a.words["by"]}: <a>{a.author}</a> - {plain(a)}</p>{"".join(ps)}</div><footer>{a.words["contact"]}</footer></body></html>"""
    )


@family
def links_under_article(a: Article) -> str:
    tail = "".join(f'<p><a href="/{i}">{o}</a></p>' for i, o in enumerate(a.others[:3]))
    return (
        head(a, open_graph(a))
        + f"""<body><div class="m">{menu(a)}</div><div class="d"><h1>{a.title}</h1><div class="t">{day(a)}</div><div class="b">{paragraphs(a)}<p><b>{a.author}</b></p><p><strong>{a.words["also"]}:</strong></p>{tail}</div></div></body></html>"""
    )


@family
def preformatted(a: Article) -> str:
    body = "\n\n".join(map(escape, a.paragraphs))
    return (
        head(a, title="{title}")
        + f"""<body><h3>{a.site}</h3><hr><h2>{a.title}</h2><p>{a.words["by"]}: {a.author}<br>{day(a)}</p><pre>{body}</pre><hr><a href="/">{a.words["home"]}</a></body></html>"""
    )


@family
def custom_elements(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><app-root><app-nav>{menu(a)}</app-nav><app-article><h1>{a.title}</h1><app-meta><span>{a.author}</span> <span>{day(a)}</span></app-meta><app-body>{paragraphs(a, "div")}</app-body></app-article><app-more>{links(a, "div")}</app-more></app-root></body></html>"""
    )


@family
def widgets_beside(a: Article) -> str:
    rows = "".join(
        f"<tr><td>Vàng {i}</td><td>{70 + i},{i}50</td><td>{71 + i},{i}00</td></tr>"
        for i in range(8)
    )
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><div class="page"><div class="l"><h1>{a.title}</h1><div class="dt">{day(a)}</div>{paragraphs(a)}<div class="au">{a.author}</div></div><div class="r"><h4>Giá vàng</h4><table>{rows}</table><h4>Thời tiết</h4><p>Hà Nội 24°C - 31°C, có mưa rào và dông rải rác, gió nhẹ, độ ẩm từ 70 đến 90 phần trăm.</p></div></div></body></html>"""
    )


@family
def embeds(a: Article) -> str:
    ps = [f"<p>{escape(p)}</p>" for p in a.paragraphs]
    ps.insert(
        3,
        '<blockquote class="twitter-tweet"><p>Just landed in town! pic.example/abc</p>— Someone (@someone) <a>May 1, 2024</a></blockquote><script async src="w.js"></script>',
    )
    ps.insert(
        1,
        f'<figure class="video"><iframe src="v"></iframe><figcaption>Video: {a.caption}</figcaption></figure>',
    )
    return (
        head(a, linked_data(a))
        + f"""<body><nav>{menu(a)}</nav><main class="detail"><h1>{a.title}</h1><p class="pub">{day(a)}</p>{"".join(ps)}</main><div class="more"><h3>{a.words["related"]}</h3>{links(a, "p")}</div></body></html>"""
    )


@family
def distant_heading(a: Article) -> str:
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div class="hero"><h1>{a.title}</h1><p>{escape(a.paragraphs[0])}</p></div><div class="bar"><ul>{menu(a)}</ul><ul>{links(a)}</ul></div><div class="grid"><div class="c1"><span>{a.author}</span><br><span>{day(a)}</span></div><div class="c2">{paragraphs(a, first=1)}</div></div></body></html>"""
    )


@family
def source_and_editor_lines(a: Article) -> str:
    tail = (
        f"<p>Nguồn: {a.site}</p><p>Biên tập: Lê Thị Mẫu</p>"
        if a.language == "vi"
        else f"<p>Editor: Siti Contoh</p><p>Sumber: {a.site}</p>"
    )
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><div class="single"><h1>{a.title}</h1><p class="when">{day(a)}</p>{paragraphs(a)}<p><em>{a.words["by"]}: {a.author}</em></p>{tail}<p>{a.words["tags"]}: mẫu, contoh, xã</p></div><div>{links(a, "p")}</div></body></html>"""
    )


@family
def clock_in_header(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><div class="topline"><span>{WEEKDAYS[a.language][5]}, 21/11/2026, 09:00</span><a>{a.words["login"]}</a></div><ul>{menu(a)}</ul><div class="col"><h1>{a.title}</h1><div><i>{day(a)}</i></div><div>{paragraphs(a)}</div><p><b>{a.author}</b></p></div><div class="foot">{a.words["imprint"]}</div></body></html>"""
    )
