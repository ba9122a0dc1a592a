# ruff: noqa: E501 - markup is written as pages print it
"""Yet more families: tabloids, local papers, press agencies, science news, site builders, old blogs.

What they have in common is what they do to a paragraph: links in capitals between the paragraphs,
letters set apart, lists for paragraphs, text nodes beside elements, halves hidden until a click.
"""

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
    linked_data,
    links,
    menu,
    month_day,
    open_graph,
    paragraphs,
    plain,
    teasers,
)


@family
def links_in_capitals(a: Article) -> str:
    boxes = {
        1: f'<p><strong><a href="/1">{a.others[0].upper()}</a></strong></p>',
        2: '<div class="ad-container desktop"><div class="ad gam">ADVERTISEMENT</div></div>',
        3: f'<p><a href="/2"><u><strong>{a.others[1].upper()}</strong></u></a></p>',
    }
    return (
        head(a, open_graph(a) + linked_data(a), "{title} | {site}")
        + f"""<body><div class="page"><header class="site-header"><nav><ul>{menu(a)}</ul></nav></header><div class="main-content"><article class="article-wrap"><header class="article-header"><div class="article-meta"><span class="eyebrow"><a>{a.section}</a></span> <div class="article-date">Published <time>{month_day(a)}</time></div></div><h1 class="headline">{a.title}</h1><div class="author-byline"><p><span>By <span><a href="/person/x">{a.author}</a></span> | <span class="article-source"><a>{a.site}</a></span></span></p></div><div class="article-social"><ul><li>Facebook</li><li>Twitter</li><li>Flipboard</li><li>Comments</li><li>Print</li><li>Email</li></ul></div></header>
<div class="article-content"><div class="article-body">{between(a, boxes)}<p><a href="/app"><strong>CLICK HERE TO GET THE SAMPLE NEWS APP</strong></a></p></div></div></article></div><aside class="sidebar"><h2>Trending</h2>{teasers(a)}</aside></div></body></html>"""
    )


@family
def tabloid(a: Article) -> str:
    ps = [
        f'<p class="mol-para-with-font"><span class="mol-style">{escape(p)}</span></p>'
        for p in a.paragraphs
    ]
    ps.insert(2, f'<div class="artSplitter"><div class="image-wrap"><img src="b.jpg"></div><p class="imageCaption">{a.caption}</p></div>')  # fmt: skip
    ps.insert(4, f'<div class="art-ins related-carousel"><h3>RELATED ARTICLES</h3><ul><li><a href="/1"><span class="pufftext">{a.others[0]}</span></a></li><li><a href="/2"><span class="pufftext">{a.others[1]}</span></a></li></ul><div class="shareArticles"><h3>Share this article</h3><a>Share</a><span>1.2k shares</span></div></div>')  # fmt: skip
    return (
        head(a, open_graph(a), "{title} | {site}")
        + f"""<body><div class="nav-primary"><ul>{menu(a)}</ul></div><div class="article wide" id="js-article-text"><h1>{a.title}</h1><p class="author-section byline-plain">By <a class="author">{a.author}</a> For {a.site}</p><p class="byline-section"><span class="article-timestamp-published">Published: <time datetime="{iso(a)}">{a.published:%H:%M} GMT, {a.published.day} {a.published:%B %Y}</time></span> | <span>Updated: <time>23:59 GMT, {a.published.day} {a.published:%B %Y}</time></span></p>
<div class="shareArticles"><ul><li>e-mail</li></ul><div class="share-count">14 shares</div></div><div itemprop="articleBody">{"".join(ps)}</div><div class="column-content" id="reader-comments"><h4>Comments</h4><p>The comments below have not been moderated.</p>{comments(a, 9)}<p>The views expressed in the contents above are those of our users and do not necessarily reflect the views of {a.site}.</p></div></div><div class="beta"><div class="femail"><h3>DON'T MISS</h3>{teasers(a, "li")}</div></div></body></html>"""
    )


@family
def drop_caps(a: Article) -> str:
    first = a.paragraphs[0]
    ps = [f'<p class="dropcap-wrap"><span class="dropcap">{escape(first[0])}</span>{escape(first[1:])}</p>']  # fmt: skip
    ps += [f'<p>{escape(p)}<sup><a href="#fn{i}">[{i}]</a></sup></p>' if False else f"<p>{escape(p)}</p>" for i, p in enumerate(a.paragraphs[1:])]  # fmt: skip
    ps.insert(3, f'<div class="pullquote"><p>“{escape(a.paragraphs[2][:60])}”</p></div>')
    return (
        head(a, open_graph(a), "{title} - {site}")
        + f"""<body><div id="masthead"><ul>{menu(a)}</ul></div><article class="l-article"><header class="c-article-header"><h1 class="c-article-header__hed">{a.title}</h1><div class="c-article-meta"><time datetime="{iso(a)}">{month_day(a)}</time><div class="c-byline"><a class="c-byline__link">{a.author}</a></div></div></header><section id="article-section-1" class="l-article__section">{"".join(ps[:3])}</section><aside class="c-recirculation-callout"><h3>More Stories</h3>{links(a)}</aside><section id="article-section-2" class="l-article__section">{"".join(ps[3:])}</section><p class="c-letters-cta__text">We want to hear what you think about this article. <a>Submit a letter</a> to the editor.</p><footer class="c-article-writer"><div class="c-article-writer__bio">{escape(a.words["bio"].format(author=a.author, site=a.site))}</div></footer></article></body></html>"""
    )


@family
def interstitial_links(a: Article) -> str:
    body = "".join(
        f'<div data-qa="article-body"><p data-el="text" class="font-copy">{escape(p)}</p></div>'
        + (f'<div><p class="interstitial-link"><i><a href="/x{i}">[{a.others[i % 6]}]</a></i></p></div>' if i in (1, 3) else "")
        for i, p in enumerate(a.paragraphs)
    )  # fmt: skip
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div id="__next"><nav><ul>{menu(a)}</ul></nav><main><header><h1 data-qa="headline">{a.title}</h1></header><div data-qa="author-byline"><a rel="author">{a.author}</a></div><div data-qa="timestamp">{month_day(a)} at {a.published:%I:%M %p} EST</div><div class="article-body"><div class="teaser-content">{body}</div></div><div class="comments-teaser"><button>Comments</button></div><div class="most-read"><h3>Most Read {a.section}</h3><ol>{links(a)}</ol></div><div class="newsletter-inline"><h4>Today's Headlines</h4><p>The most important news stories of the day, curated by our editors and delivered every morning.</p><input type="email"></div></main></div></body></html>"""
    )


@family
def local_paper(a: Article) -> str:
    boxes = {
        1: f'<div class="inline-asset inline-editorial-article"><div class="card"><h4 class="tnt-headline"><a href="/q">{a.others[2]}</a></h4><div class="tnt-summary"><p>{a.teasers[0]}</p></div></div></div>',
        2: f'<div class="inline-asset newsletter-sign-up"><div class="lead"><h3>Get local news delivered</h3><p>{a.words["signup"]}</p></div><form><input name="email"><p>* I understand and agree that registration constitutes agreement with the user agreement and privacy policy.</p></form></div>',
    }
    return (
        head(a, open_graph(a), "{title} | News | sample.example")
        + f"""<body><div id="site-container"><header id="site-header"><ul>{menu(a)}</ul><div class="weather"><span>62°</span> <span>Sunny</span></div></header><div class="row"><article class="asset" itemscope><header class="asset-header"><h1 class="headline"><span>{a.title}</span></h1><div class="meta"><ul class="list-inline"><li><span itemprop="author" class="tnt-byline">{a.author}</span></li><li><time class="tnt-date">{month_day(a)}</time></li><li><a>0</a></li></ul></div></header>
<div class="asset-photo"><img src="a.jpg"><div class="caption-container"><p class="caption-text">{a.caption}</p><ul class="list-inline"><li class="credit"><span>Jo Sample</span></li><li class="buy-now"><a>Buy Now</a></li></ul></div></div>
<div class="asset-content subscriber-premium"><div itemprop="articleBody" class="asset-body">{between(a, boxes, "div class='subscriber-only'><p", "").replace("</div class='subscriber-only'><p>", "</p></div>")}</div></div><div class="asset-tagline"><p>{escape(a.words["bio"].format(author=a.author, site=a.site))}</p></div></article><div class="tnt-trending"><h4>Trending</h4><ol>{links(a)}</ol></div></div></div></body></html>"""
    )


@family
def national_chain(a: Article) -> str:
    ps = [f'<p class="gnt_ar_b_p">{escape(p)}</p>' for p in a.paragraphs]
    ps.insert(2, f'<a href="/m" class="gnt_ar_b_al" data-t-l="more">More: {a.others[0]}</a>')
    ps.insert(4, f'<aside class="gnt_em gnt_em_vp"><button></button><div class="gnt_em_vp_cap">{a.others[1]}</div></aside>')  # fmt: skip
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><header class="gnt_n"><nav><ul>{menu(a)}</ul></nav></header><main class="gnt_cw"><article class="gnt_pr"><h1 class="gnt_ar_hl">{a.title}</h1><div class="gnt_ar_by"><a class="gnt_ar_by_a">{a.author}</a><div class="gnt_ar_pb">{a.site}</div></div><div class="gnt_ar_dt" aria-label="Published: {day(a)}"></div><div class="gnt_sb"><a>Facebook</a><a>Twitter</a></div><div class="gnt_ar_b">{"".join(ps)}</div><aside class="gnt_ds"><a>View Comments</a></aside></article></main></body></html>"""
    )


@family
def science_news(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><header><ul>{menu(a)}</ul></header><main><article class="news-article"><div class="text-low"><p>{month_day(a)}</p></div><h1>{a.title}</h1><p class="article-byline">by {a.author}</p><div class="article-gallery"><figure class="article-img"><img src="a.jpg"><figcaption>{a.caption} Credit: Sample Institute</figcaption></figure></div>{paragraphs(a)}<hr><div class="article-main__explore"><div>Explore further</div><a href="/e">{a.others[0]}</a></div><hr><div class="article-main__more p-4"><strong>More information:</strong> The Sample Study, <i>Journal of Samples</i> (2019). <a>DOI: 10.0000/sample</a></div><div class="d-inline-block">Provided by <a>Sample Institute</a></div><div class="article-main__note"><p class="citation"><strong>Citation</strong>: {a.title} ({month_day(a)}) retrieved 5 May 2020 from https://sample.example/news.html</p><p>This document is subject to copyright. Apart from any fair dealing for the purpose of private study or research, no part may be reproduced without the written permission.</p></div></article></main></body></html>"""
    )


@family
def site_builder_blocks(a: Article) -> str:
    blocks = "".join(
        f'<div class="sqs-block html-block sqs-block-html" id="block-{i}"><div class="sqs-block-content"><p style="white-space:pre-wrap;">{escape(p)}</p></div></div>'
        for i, p in enumerate(a.paragraphs)
    )
    picture = f'<div class="sqs-block image-block"><div class="sqs-block-content"><figure><div class="image-block-wrapper"><noscript><img src="i.jpg"></noscript><img data-src="i.jpg"></div><figcaption class="image-caption-wrapper"><div class="image-caption"><p>{a.caption}</p></div></figcaption></figure></div></div>'
    return (
        head(a, open_graph(a), "{title} — {site}")
        + f"""<body><header id="header"><nav>{links(a, "div")}</nav></header><section id="page"><article class="entry"><header class="entry-header"><h1 class="entry-title">{a.title}</h1><div class="entry-dateline"><span class="entry-author"><a>{a.author}</a></span> <time class="entry-dateline-link" datetime="{iso(a)}">{month_day(a)}</time></div></header><div class="entry-content"><div class="sqs-layout">{picture}{blocks}</div></div><footer class="entry-footer"><div class="entry-action">{a.words["comments"]}</div></footer></article><nav class="pagination"><a>Newer Post</a><a>{a.others[1]}</a></nav></section></body></html>"""
    )


@family
def half_hidden_until_a_click(a: Article) -> str:
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><ul class="menu">{menu(a)}</ul><div class="content-wrap"><h1>{a.title}</h1><div class="meta-line">By {a.author} on {month_day(a)}</div><div id="body-hidden" style="display:none">{paragraphs(a)}</div><script>document.getElementById("body-hidden").style.display="block"</script></div><footer>{a.words["imprint"]}</footer></body></html>"""
    )


@family
def text_beside_elements(a: Article) -> str:
    pieces = "".join(f"{escape(p)}<p></p>" for p in a.paragraphs)
    return (
        head(a)
        + f"""<body><table><tr><td>{links(a, "div")}</td><td><font size="5">{a.title}</font><br><font size="1">By {a.author} - {day(a)}</font><p></p>{pieces}<hr><a href="/">Back</a></td></tr></table></body></html>"""
    )


@family
def question_list(a: Article) -> str:
    pairs = "".join(
        f"<dt>{escape(p)}</dt>" if i % 2 == 0 else f"<dd>{escape(p)}</dd>"
        for i, p in enumerate(a.paragraphs)
    )
    return (
        head(a, open_graph(a))
        + f"""<body><div id="nav">{menu(a)}</div><div id="maincol"><h1>{a.title}</h1><p class="info">{a.author}, {month_day(a)}</p><dl>{pairs}</dl></div><div id="related">{teasers(a, "div")}</div></body></html>"""
    )


@family
def jetpack_blog(a: Article) -> str:
    return (
        head(a, open_graph(a), "{title} | {site}")
        + f"""<body class="single-post"><div id="page"><header id="masthead"><p class="site-title"><a>{a.site}</a></p><p class="site-description">Notes from here and there</p></header><div id="primary"><main><article class="hentry"><header class="entry-header"><h1 class="entry-title">{a.title}</h1></header><div class="entry-content">{paragraphs(a)}
<div id="jp-post-flair"><div class="sharedaddy"><h3 class="sd-title">Share this:</h3><div class="sd-content"><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div></div><div class="sharedaddy sd-block sd-like"><h3 class="sd-title">Like this:</h3><span class="button"><span>Like</span></span> <span class="loading">Loading...</span></div><div id="jp-relatedposts"><h3><em>Related</em></h3></div></div></div><footer class="entry-footer"><span class="posted-on">Posted on <a><time class="entry-date" datetime="{iso(a)}">{month_day(a)}</time></a></span><span class="byline"><span class="author vcard"><span>Author </span><a class="url fn n">{a.author}</a></span></span><span class="cat-links">Categories <a>{a.section}</a></span><span class="tags-links">Tags <a>one</a>, <a>two</a></span></footer></article>
<div id="comments"><h2 class="comments-title">3 thoughts on “{a.title}”</h2><ol class="comment-list">{comments(a, 3)}</ol><div id="respond"><h3>Leave a Reply <small>Cancel reply</small></h3><form><p>Your email address will not be published. Required fields are marked *</p><textarea></textarea></form></div></div><nav class="post-navigation"><h2>Post navigation</h2><a>Previous Post: {a.others[0]}</a></nav></main></div></div></body></html>"""
    )


@family
def business_wire(a: Article) -> str:
    boxes = {2: f'<div class="inline-newsletter" data-component="newsletter"><div>More from</div><div>{a.site}</div></div><div class="inline-story"><a class="thirdparty">{a.others[0]}</a><a class="thirdparty">{a.others[1]}</a><a class="thirdparty">{a.others[2]}</a></div>'}  # fmt: skip
    return (
        head(a, open_graph(a))
        + f"""<body><div class="bb-nav"><ul>{menu(a)}</ul></div><article><div class="eyebrow-v2">{a.section}</div><h1 class="lede-text-v2__hed">{a.title}</h1><div class="author-v2"><div class="author">By <a class="author-v2__author">{a.author}</a></div></div><time class="article-timestamp">{day(a)}</time><div class="body-columns"><div class="left-column"><ul><li>Share this article</li><li>Follow us @sample</li></ul></div><div class="body-copy-v2 fence-body">{between(a, boxes)}<div class="trashline">— With assistance by Jo Sample, and Sam Sample</div><div class="terminal-tout">Have a confidential tip for our reporters? <a>GET IN TOUCH</a></div></div></div></article><div class="recirc">{teasers(a, "div")}</div></body></html>"""
    )


@family
def sports_page(a: Article) -> str:
    scores = "".join(
        f"<tr><td>Team {i}</td><td>{i + 60}</td><td>Final</td></tr>" for i in range(14)
    )
    return (
        head(a, open_graph(a))
        + f"""<body><div class="scoreboard"><table>{scores}</table></div><ul class="nav">{menu(a)}</ul><section class="col-two"><article class="article"><header class="article-header"><h1>{a.title}</h1></header><div class="article-meta"><ul class="authors"><li><div class="author has-bio">{a.author}<span class="author-title">{a.site} Staff Writer</span></div></li></ul><span class="timestamp">{month_day(a)}</span></div><ul class="article-social"><li>Facebook</li><li>Twitter</li><li>Facebook Messenger</li><li>Pinterest</li><li>Email</li></ul><div class="article-body">{paragraphs(a)}</div></article></section><section class="col-one"><h2>Top Headlines</h2><ul>{links(a)}</ul></section></body></html>"""
    )


@family
def paragraphs_as_list(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><div class="bar">{menu(a)}</div><div class="sheet"><h2 class="sheet-title">{a.title}</h2><div class="sheet-by">{day(a)} · {a.author}</div><p>{escape(a.paragraphs[0])}</p><ol>{paragraphs(a, "li", "", 1)}</ol></div><div class="foot"><a>{a.words["contact"]}</a></div></body></html>"""
    )


@family
def letter_boxes_of_a_portal(a: Article) -> str:
    body = "".join(f'<div class="par parsys"><div class="text parbase section"><div class="cmp-text"><p><span lang="x">{escape(p)}</span></p></div></div></div>' for p in a.paragraphs)  # fmt: skip
    return (
        head(a, title="{title} - {site}")
        + f"""<body><div class="experiencefragment"><ul>{menu(a)}</ul></div><div class="root responsivegrid"><div class="aem-Grid"><div class="title"><h1 class="cmp-title__text">{a.title}</h1></div><div class="articleinfo"><span>{a.author}</span> | <span>{plain(a)}</span></div>{body}<div class="contact"><h4>Media contact</h4><p>Press office, Sample Street 1, <a>press@sample.example</a>, +1 555 0100</p></div></div></div><div class="footer"><p>{a.words["imprint"]}</p></div></body></html>"""
    )


@family
def wide_menus_short_story(a: Article) -> str:
    mega = "".join(f"<div class='mega'><h5>{a.section} {i}</h5><ul>{links(a)}</ul><p>{a.teasers[i % 2]}</p></div>" for i in range(12))  # fmt: skip
    return (
        head(a, open_graph(a))
        + f"""<body><div class="megamenu">{mega}</div><div class="story-page"><div class="crumbs"><a>{a.words["home"]}</a> / <a>{a.section}</a></div><h1>{a.title}</h1><h5 class="story-date">{day(a)}</h5><h5 class="story-author">{a.author}</h5><div class="story-text">{paragraphs(a)}</div></div><div class="megafoot">{mega}</div></body></html>"""
    )


@family
def spans_for_paragraphs(a: Article) -> str:
    body = "".join(f'<span class="paragraph" style="display:block">{escape(p)}</span>' for p in a.paragraphs)  # fmt: skip
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><nav>{menu(a)}</nav><div class="reader"><h1>{a.title}</h1><span class="reader-by">{a.author}</span> <span class="reader-date">{day(a)}</span><div class="reader-text">{body}</div></div></body></html>"""
    )


@family
def old_homepage(a: Article) -> str:
    return f"""<html><head><title>{a.site}: {a.title}</title></head><body><center><img src="logo.gif" alt="{a.site}"></center><hr><h3>{a.title}</h3><i>{a.author}</i><br><small>{month_day(a)}</small><blockquote>{"<br>&nbsp;<br>".join(map(escape, a.paragraphs))}</blockquote><hr><address>Mail to <a href="mailto:x@sample.example">webmaster</a>. Last changed 5.5.2011</address></body></html>"""


@family
def sticky_video_and_polls(a: Article) -> str:
    boxes = {
        1: f'<div class="video-player"><div class="title">{a.others[4]}</div><div class="duration">01:24</div><div>Now Playing</div></div>',
        3: '<div class="poll"><h4>What do you think?</h4><form><label><input type="radio">Yes</label><label><input type="radio">No</label><label><input type="radio">Not sure</label><input type="submit" value="Vote"></form></div>',
        4: f'<div class="tip-box"><span>{a.words["also"]}</span><ul>{links(a)}</ul></div>',
    }
    return (
        head(a, open_graph(a))
        + f"""<body><header><ul>{menu(a)}</ul></header><article><h1>{a.title}</h1><p class="meta"><span class="by">{a.author}</span><span class="on">{day(a)}</span><span class="count">12 Comments</span></p><div class="article__content">{between(a, boxes)}</div><div class="article__tags"><a>#one</a><a>#two</a></div></article></body></html>"""
    )
