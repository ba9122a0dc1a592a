# ruff: noqa: E501 - markup is written as pages print it
"""A last set of families, kept to be met once: what the others have not, in the ways pages vary."""

from __future__ import annotations

from html import escape

from templates.articles import Article
from templates.pieces import (
    between,
    comments,
    day,
    family,
    head,
    iso,
    links,
    menu,
    month_day,
    open_graph,
    paragraphs,
    plain,
    teasers,
)


def credit(a: Article) -> str:
    """Whose picture it is."""
    return {"vi": "Ảnh: Lê Mẫu", "id": "Foto: Budi Contoh", "en": "Photo: Jo Sample"}[a.language]


@family
def centred_captions_of_an_editor(a: Article) -> str:
    picture = f'<p style="text-align:center"><img src="b.jpg"></p><p style="text-align:center"><em>{a.caption} {credit(a)}</em></p>'
    return (
        head(a, open_graph(a))
        + f"""<body><div class="thanh-menu"><ul>{menu(a)}</ul></div><div class="khung-trai"><div class="duong-dan"><a>{a.words["home"]}</a> » <a>{a.section}</a></div><div class="noi-dung-tin"><h1 class="tua-de">{a.title}</h1><div class="thong-tin"><span>{day(a)}</span></div>{between(a, {1: picture, 4: picture.replace("b.jpg", "c.jpg").replace(a.caption, a.caption[:-1] + " (2).")})}<p style="text-align:right"><b>{a.author}</b></p></div><div class="khung-chia-se"><a>{a.words["share"]}</a><a>{a.words["print"]}</a></div><div class="tin-tiep">{links(a, "p")}</div></div><div class="khung-phai">{teasers(a, "div")}</div></body></html>"""
    )


@family
def pictures_in_tables_of_one_cell(a: Article) -> str:
    picture = f'<table border="0" align="center" class="picBox"><tbody><tr><td><img src="b.jpg"></td></tr><tr><td class="note">{a.caption}</td></tr></tbody></table>'
    return (
        head(a, open_graph(a), "{title} | {section}".replace("{section}", a.section))
        + f"""<body><table class="nav"><tr>{"".join(f"<td>{m}</td>" for m in ("A", "B", "C"))}</tr></table><div id="mainleft"><p class="pTitle">{a.title}</p><p class="pDate">{day(a)}</p><p class="pHead">{escape(a.paragraphs[0])}</p>{picture}{paragraphs(a, "p", ' class="pBody"', 1)}<p class="pAuthor">{a.author}</p></div><div id="mainright">{links(a, "p")}</div></body></html>"""
    )


@family
def strips_of_news_in_the_text(a: Article) -> str:
    strip = "".join(f'<div class="slide-item"><a href="/s{i}"><img src="s.jpg"></a><div><a href="/s{i}">{o}</a></div></div>' for i, o in enumerate(a.others))  # fmt: skip
    return (
        head(a, open_graph(a))
        + f"""<body><div id="hdr"><ul>{menu(a)}</ul></div><div class="detail__header"><h1 class="detail__title">{a.title}</h1><div class="detail__author">{a.author} - {a.site}</div><div class="detail__date">{day(a)}</div></div><div class="detail__body"><div class="detail__body-text"><strong>{a.site}</strong> - {between(a, {2: f'<div class="slider"><div class="slider-title">{a.words["related"]}</div>{strip}</div>'}).removeprefix("<p>").replace("</p>", "<p>", 1)}<div class="clearfix"></div><strong>(abc/def)</strong></div></div><div class="detail__body-tag"><a>#tag</a></div></body></html>"""
    )


@family
def newest_comment_first(a: Article) -> str:
    talk = "".join(
        f'<li class="cm"><span class="nick">Lan {i}</span><p class="says">{c}</p><span class="ctl"><a>{"Trả lời" if a.language == "vi" else "Balas" if a.language == "id" else "Reply"}</a> <a>{i}</a></span></li>'
        for i, c in enumerate(a.comments * 12)
    )
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><div class="wrap"><h1>{a.title}</h1><div class="who"><b>{a.author}</b> | <i>{day(a)}</i></div><div class="txt">{paragraphs(a)}</div><ul class="talk">{talk}</ul></div></body></html>"""
    )


@family
def two_articles_open(a: Article) -> str:
    other = "".join(f"<p>{escape(t)} {escape(c)}</p>" for t, c in zip(a.teasers * 4, a.comments * 3, strict=False))  # fmt: skip
    return (
        head(a, open_graph(a))
        + f"""<body><nav>{menu(a)}</nav><section class="story-wrap"><header><h1 class="hl">{a.title}</h1><p class="by">By {a.author}, {month_day(a)}</p></header><div class="cols"><div class="col">{paragraphs(a)}</div></div></section><section class="story-wrap"><header><h1 class="hl">{a.others[0]}</h1><p class="by">By Someone Else</p></header><div class="cols"><div class="col">{other}</div></div></section></body></html>"""
    )


@family
def byline_in_the_last_line(a: Article) -> str:
    return (
        head(a)
        + f"""<body><div class="nav">{links(a, "span")}</div><div class="content"><h2>{a.title}</h2><div class="d">{month_day(a)}</div><div class="b">{"".join(f"<div>{escape(p)}</div>" for p in a.paragraphs)}<div><i>{a.words["by"]}: {a.author}</i></div></div></div></body></html>"""
    )


@family
def share_bar_heads_the_body(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><header><ul>{menu(a)}</ul></header><div class="top"><h1>{a.title}</h1><p><a href="/author/x">{a.author}</a> / <time datetime="{iso(a)}">{day(a)}</time></p></div><div class="main"><div class="bar">{a.words["share"]}</div>{paragraphs(a)}</div><div class="under">{teasers(a)}{teasers(a, "div")}</div></body></html>"""
    )


@family
def advertisements_in_prose(a: Article) -> str:
    box = f'<div class="native"><span>{a.words["advert"]}</span><a href="/buy"><b>Sample Bank</b></a><p>{escape(a.teasers[0])}</p></div>'
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><main><h1>{a.title}</h1><div class="m">{a.author} · {day(a)}</div><div class="p">{between(a, {2: box, 4: box})}</div></main><div class="f">{a.words["cookie"]}</div></body></html>"""
    )


@family
def long_imprint(a: Article) -> str:
    return (
        head(a)
        + f"""<body><h1>{a.title}</h1><p>{a.author} {day(a)}</p>{paragraphs(a)}<p>{a.words["also"]}: <a>{a.others[0]}</a></p><p>{a.words["also"]}: <a>{a.others[1]}</a></p><div>{a.words["imprint"]}</div><div>© 2019 {a.site}. All rights reserved.</div></body></html>"""
    )


@family
def forum_with_signature(a: Article) -> str:
    posts = "".join(f'<div class="postbit"><div class="u">u{i}</div><div class="t">{c}</div><div class="s">-- sig {i}</div></div>' for i, c in enumerate(a.comments * 3))  # fmt: skip
    return (
        head(a, title="{title} - {site}")
        + f"""<body><div class="crumb"><a>{a.site}</a> &gt; <a>{a.section}</a></div><h1>{a.title}</h1><div class="postbit first"><div class="u">{a.author}</div><div class="w">{month_day(a)}</div><div class="t">{"<br><br>".join(map(escape, a.paragraphs))}</div></div>{posts}{comments(a)}</body></html>"""
    )


@family
def join_our_channel(a: Article) -> str:
    appeal = {
        "vi": f"Mời bạn đọc theo dõi {a.site} trên Google News và Zalo để không bỏ lỡ tin mới.",
        "id": f"Simak kabar pilihan {a.site} langsung di ponselmu lewat saluran WhatsApp: https://wa.example/kanal. Pastikan kamu sudah install aplikasinya ya.",
        "en": f"Follow us on Google News and join {a.site} on WhatsApp.",
    }[a.language]
    metas = f'<meta name="content_author" content="{a.author}"><meta name="content_PublishedDate" content="{iso(a)}">'
    return (
        head(a, open_graph(a) + metas)
        + f"""<body><div class="hd"><ul>{menu(a)}</ul></div><h1 class="rd__ttl">{a.title}</h1><div class="rd__tm">{a.site} - {plain(a)}</div><div class="rd__bd"><div class="cf">{paragraphs(a)}<p class="ads"></p><strong>{appeal}</strong></div></div><div class="rc"><h2>{a.words["related"]}</h2>{teasers(a, "div")}</div></body></html>"""
    )


@family
def place_stamped_before_the_lead(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><nav><ul>{menu(a)}</ul></nav><div class="page"><span class="date">{day(a)}</span><h1 class="title-detail">{a.title}</h1><p class="description"><span class="location-stamp">Port Mẫu</span>{escape(a.paragraphs[0])}</p><article>{paragraphs(a, "p", ' class="Normal"', 1)}<p style="text-align:right;"><strong>{a.author}</strong></p></article></div><section>{teasers(a)}</section></body></html>"""
    )
