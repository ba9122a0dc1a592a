# ruff: noqa: E501 - markup is written as pages print it
"""More families: papers, broadcasters, magazines and blogs of 2015-2022, and what they print inside.

Between the paragraphs stand newsletters, pulled quotes, appeals, related stories, captions and
players; behind the article the next article, longer comments, and what its author is known for.
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
    teasers,
)


@family
def hashed_broadsheet(a: Article) -> str:
    columns = "".join(
        f'<div class="css-1fanzo5 StoryColumn"><div class="css-53u6y8"><p class="css-158dogj e{i}">{escape(p)}</p></div><aside class="css-o6xoe7"></aside></div>'
        + (f'<div class="ad-wrapper" id="story-ad-{i}"><div class="css-142l3g4"><p>{a.words["advert"]}</p><a href="#after-{i}">Continue reading the main story</a></div></div>' if i == 1 else "")
        + (f'<div class="css-dv1b2"><h2>The Morning Letter</h2><p>{a.words["signup"]}</p><form><input type="email"><button>Sign up</button></form></div>' if i == 2 else "")
        for i, p in enumerate(a.paragraphs)
    )  # fmt: skip
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div id="app"><header><section><a href="#site-content">Skip to content</a><ul>{menu(a)}</ul></section></header><main id="site-content"><article id="story"><header class="css-1vkm6nb"><p class="css-kicker">{a.section}</p><h1 id="link-1"><span>{a.title}</span></h1>
<div class="css-79elbk"><figure><picture><img src="a.jpg"></picture><figcaption><span aria-hidden="true" class="css-8i9d0s">{a.caption}</span><span class="css-cnj6d5"><span class="css-1ly73wi">Credit</span><span>Jo Sample for {a.site}</span></span></figcaption></figure></div>
<p class="css-1nuro5j">By <a href="/by"><span itemprop="name">{a.author}</span></a></p><ul class="css-li"><li><time class="css-1e5z4hx" datetime="{iso(a)}">{month_day(a)}</time></li><li><button>Share</button></li></ul></header>
<section name="articleBody">{columns}</section><div class="bottom-of-article"><div class="css-1s4"><p>{escape(a.words["bio"].format(author=a.author, site=a.site))}</p></div></div></article><section><h2>{a.words["related"]}</h2>{teasers(a)}</section></main><footer><ul><li>© 2020 {a.site}</li><li>Privacy</li></ul></footer></div></body></html>"""
    )


@family
def liberal_daily(a: Article) -> str:
    boxes = {
        2: f'<aside class="element element-pullquote"><blockquote><p>{escape(a.paragraphs[3][:70])}</p></blockquote></aside>',
        3: f'<aside class="element element-rich-link"><div class="rich-link__container"><h2><a href="/r">{a.others[1]}</a></h2><div class="rich-link__read-more">{a.words["also"]}</div></div></aside>',
        4: f'<figure itemprop="associatedMedia" class="element element-image"><a href="#i"><img src="b.jpg"></a><figcaption class="caption caption--img">{a.caption} <span>Photograph: Jo Sample/{a.site}</span></figcaption></figure>',
    }
    appeal = f'<div class="contributions__epic"><h2>Since you are here …</h2><p>{a.words["appeal"]}</p><p>{a.words["appeal"]}</p><a class="button">Support {a.site}</a></div>'
    return (
        head(a, open_graph(a), "{title} | News | {site}")
        + f"""<body><div class="header"><ul>{menu(a)}</ul></div><article class="content content--article"><header class="content__head"><div class="content__labels"><a>{a.section}</a></div><h1 class="content__headline">{a.title}</h1><div class="content__standfirst"><p>{escape(a.paragraphs[0])}</p></div></header>
<div class="content__meta-container"><p class="byline"><span itemprop="author"><a rel="author"><span itemprop="name">{a.author}</span></a></span></p><p class="content__dateline"><time itemprop="datePublished" datetime="{iso(a)}">{day(a)}</time></p><div class="meta__social"><a>Share on Facebook</a><a>Share on Twitter</a></div><div class="sharecount"><span>1,204</span></div></div>
<div class="content__article-body">{between(a, boxes).removeprefix(f"<p>{escape(a.paragraphs[0])}</p>")}{appeal}<div class="submeta"><div class="submeta__label">Topics</div><ul><li><a>{a.section}</a></li></ul><div class="submeta__syndication">Reuse this content</div></div></div></article>
<div class="fc-container"><h2>More on this story</h2>{teasers(a, "div")}</div><div id="comments"><h2>{a.words["comments"]} (36)</h2>{comments(a, 8)}</div></body></html>"""
    )


@family
def public_broadcaster(a: Article) -> str:
    picture = f'<figure class="media-landscape"><span class="image-and-copyright-container"><img src="b.jpg"><span class="off-screen">Image copyright</span> <span class="story-image-copyright">Sample Images</span></span><figcaption class="media-caption"><span class="off-screen">Image caption</span> <span class="media-caption__text">{a.caption}</span></figcaption></figure>'
    boxes = {
        1: picture,
        2: f'<ul class="story-body__unordered-list"><li class="story-body__list-item"><a href="/1">{a.others[0]}</a></li><li class="story-body__list-item"><a href="/2">{a.others[1]}</a></li></ul>',
        3: '<hr class="story-body__line">',
    }
    return (
        head(a, open_graph(a), "{title} - {site}")
        + f"""<body><div id="orb-nav"><ul>{menu(a)}</ul></div><div id="page"><div class="container"><div class="column--primary"><div class="story-body"><h1 class="story-body__h1">{a.title}</h1><div class="byline"><span class="byline__name">By {a.author}</span><span class="byline__title">{a.section} correspondent</span></div>
<div class="with-extracted-share-icons"><div class="story-body__mini-info-list-and-share-row"><ul class="mini-info-list"><li><div class="date date--v2">{day(a)}</div></li></ul><p class="share__title">Share this with</p><ul class="share__tools"><li>Email</li><li>Facebook</li><li>Messenger</li><li>Copy this link</li></ul><p>These are external links and will open in a new window</p></div></div>
<div class="story-body__inner" property="articleBody">{between(a, boxes)}</div></div><div class="share share--lightweight"><h2>Share this story</h2><a>About sharing</a></div><div class="story-more"><h2>{a.words["related"]}</h2><ul>{links(a)}</ul></div></div>
<div class="column--secondary"><h2>Top Stories</h2>{teasers(a, "div")}<h2>Features</h2>{teasers(a, "div")}</div></div></div></body></html>"""
    )


@family
def cable_news(a: Article) -> str:
    zones = [
        f'<div class="zn-body__paragraph{" speakable" if i < 2 else ""}">{escape(p)}</div>'
        for i, p in enumerate(a.paragraphs[1:])
    ]
    zones.insert(
        1,
        f'<div class="el__embedded el__embedded--standard"><div class="el__article"><a href="/x"><div class="media"><img src="x.jpg"></div><div class="cd__content"><h3 class="cd__headline"><span>{a.others[2]}</span></h3></div></a></div></div>',
    )
    zones.insert(
        3,
        f'<div class="el__leafmedia"><div class="el__video"><span>JUST WATCHED</span><div class="metadata">{a.others[3]}</div><a>Replay</a><div class="vid-label">MUST WATCH</div></div></div>',
    )
    return (
        head(a, open_graph(a), "{title} - {site}")
        + f"""<body class="pg pg-article"><div class="nav-menu"><ul>{menu(a)}</ul></div><article class="pg-rail-tall"><h1 class="pg-headline">{a.title}</h1><div class="metadata"><div class="metadata__info"><p class="metadata__byline"><span class="metadata__byline__author">By {a.author}, {a.site}</span></p><p class="update-time">Updated {day(a)}</p></div></div>
<div class="l-container"><section class="zn-body-text"><div class="zn-body__wrap"><div class="el__storyhighlights"><h3>Story highlights</h3></div><div class="zn-body__paragraph"><cite class="el-editorial-source"></cite>{escape(a.paragraphs[0])}</div><div class="zn-body__read-all">{"".join(zones)}</div></div></section></div></article>
<div class="ob-widget"><h4>Paid Content</h4>{teasers(a, "div")}</div><footer><ul>{menu(a)}</ul><p>© 2019 {a.site}. A Sample Company. All Rights Reserved.</p></footer></body></html>"""
    )


@family
def publishing_platform(a: Article) -> str:
    body = "".join(f'<p name="a{i}" id="a{i}" class="graf graf--p">{escape(p)}</p>' for i, p in enumerate(a.paragraphs))  # fmt: skip
    bio = escape(a.words["bio"].format(author=a.author, site=a.site))
    return (
        head(a, linked_data(a), "{title} - {author} - Sampleum".replace("{author}", a.author))
        + f"""<body><div class="metabar"><a>Sampleum</a><a>Become a member</a><a>Sign in</a><a>Get started</a></div><main role="main"><article><header><h1 class="graf--title">{a.title}</h1><div class="postMetaInline"><a href="/@x" data-action="show-user-card">{a.author}</a><span><button>Follow</button></span><div><time datetime="{iso(a)}">{month_day(a)}</time> <span class="middotDivider"></span> <span class="readingTime" title="4 min read"></span></div></div></header>
<section class="section"><div class="section-divider"><hr></div><div class="section-content"><div class="section-inner">{body}</div></div></section></article><div class="container"><ul class="tags"><li><a>{a.section}</a></li></ul><div><button>1.2K claps</button></div>
<div class="u-paddingTop"><h4>Written by</h4><div class="cardChromeless"><h3><a>{a.author}</a></h3><p>{bio}</p><button>Follow</button></div></div><div><h4>More From Sampleum</h4>{teasers(a, "div")}</div></div></main></body></html>"""
    )


@family
def letter_with_subscribe_boxes(a: Article) -> str:
    box = f'<div class="subscription-widget-wrap"><div class="subscription-widget show-subscribe"><div class="preamble"><p>{a.words["signup"]}</p></div><form><input type="email" placeholder="Type your email…"><button>Subscribe</button></form></div></div>'
    picture = f'<div class="captioned-image-container"><figure><a class="image-link"><div class="image2-inset"><picture><img src="p.png"></picture></div></a><figcaption class="image-caption">{a.caption}</figcaption></figure></div>'
    return (
        head(a, open_graph(a))
        + f"""<body><div class="main-menu"><a>{a.site}</a><button>Subscribe</button><button>Sign in</button></div><div class="single-post"><article><div class="post-header"><h1 class="post-title">{a.title}</h1><div class="byline-wrapper"><div class="profile-hover"><a>{a.author}</a></div><div class="meta">{month_day(a)}</div></div><div class="post-ufi"><a>12</a><a>3</a><a>Share</a></div></div>
<div class="available-content"><div class="body markup">{between(a, {2: box, 4: picture})}{box}</div></div></article></div><div class="comments-page"><h4>3 Comments</h4>{comments(a, 2)}</div><div class="portable-archive"><div>Top</div><div>Latest</div>{teasers(a, "div")}</div></body></html>"""
    )


@family
def thread_longer_than_the_article(a: Article) -> str:
    posts = "".join(
        f'<div class="entry"><div class="entry-head"><b>reader{i}</b> <small>{i + 1} hours ago</small></div><div class="entry-text"><p>{c}</p></div><div class="entry-foot"><a>Reply</a> <a>Report</a></div></div>'
        for i, c in enumerate(a.comments * 20)
    )
    return (
        head(a, open_graph(a))
        + f"""<body><ul class="topnav">{menu(a)}</ul><div class="main"><div class="story"><h1>{a.title}</h1><div class="credit">By {a.author} | {day(a)}</div>{paragraphs(a)}</div><div class="talk"><h3>What readers say</h3>{posts}</div></div></body></html>"""
    )


@family
def bare_text_nodes(a: Article) -> str:
    pieces = [escape(p) for p in a.paragraphs]
    pieces.insert(2, "<script>adslot(2)</script><center><small>Story continues below advertisement</small></center>")  # fmt: skip
    return (
        head(a, title="{site} :: {title}")
        + f"""<body><div id="top"><a href="/">{a.site}</a> | <a href="/2">{a.section}</a></div><div id="left">{links(a, "div")}</div><div id="story"><span class="headline">{a.title}</span><br><span class="byline">By {a.author}</span><br><span class="dateline">{day(a)}</span><br><br>
{"<br /><br />".join(pieces)}<br /><br /><a href="/mail">E-mail this story</a> | <a href="/print">Printer-friendly version</a></div><div id="right">{teasers(a, "div")}</div></body></html>"""
    )


@family
def unclosed_paragraphs_in_a_cell(a: Article) -> str:
    body = "".join(f"<P>{escape(p)}\n" for p in a.paragraphs)
    return f"""<HTML><HEAD><TITLE>{a.site} - {a.title}</TITLE></HEAD><BODY><TABLE WIDTH=760><TR><TD COLSPAN=3><A HREF="/">{a.site}</A></TD></TR><TR><TD WIDTH=120 VALIGN=top>{links(a, "div")}</TD>
<TD VALIGN=top class=story><H2>{a.title}</H2><I>By {a.author}</I><BR><FONT SIZE=-1>{day(a)}</FONT>
<TABLE ALIGN=right WIDTH=200><TR><TD><IMG SRC="a.jpg"></TD></TR><TR><TD><FONT SIZE=-2>{a.caption}</FONT></TD></TR></TABLE>{body}<HR><FONT SIZE=-2>Copyright 2006 {a.site}. All rights reserved.</FONT></TD><TD WIDTH=160 VALIGN=top>{teasers(a, "div")}</TD></TR></TABLE></BODY></HTML>"""


@family
def attributes_alone(a: Article) -> str:
    body = "".join(f'<section data-index="{i}"><div><div data-component="text-block"><p>{escape(p)}</p></div></div></section>' for i, p in enumerate(a.paragraphs))  # fmt: skip
    return (
        head(a, open_graph(a))
        + f"""<body><div role="banner"><ul>{menu(a)}</ul></div><div role="main"><div data-component="headline-block"><h1>{a.title}</h1></div><div data-component="byline-block"><div><strong>{a.author}</strong></div><div><time datetime="{iso(a)}">{day(a)}</time></div></div><div data-component="image-block"><figure><div><img src="a.jpg"></div><figcaption>{a.caption}</figcaption></figure></div>{body}
<div data-component="topic-list"><h2>{a.words["related"]}</h2><ul><li><a>{a.section}</a></li></ul></div><section data-component="links-block">{links(a, "div")}</section></div><div role="contentinfo"><p>{a.words["imprint"]}</p></div></body></html>"""
    )


@family
def copies_for_script_and_print(a: Article) -> str:
    lazy = f'<div class="lazy"><img data-src="a.jpg" src="blank.gif"><noscript><img src="a.jpg"><p>{escape(a.paragraphs[0])}</p></noscript></div>'
    return (
        head(a, open_graph(a))
        + f"""<body><nav><ul>{menu(a)}</ul></nav><div class="screen"><h1>{a.title}</h1><p class="credit">By {a.author}, {month_day(a)}</p>{lazy}<div class="txt">{paragraphs(a)}</div></div><template><div>{paragraphs(a)}</div></template>
<div class="print-copy"><h2>{a.title}</h2><p>{a.site}</p>{paragraphs(a)}<p>http://sample.example/{a.published:%Y}</p></div><div class="rail">{links(a, "p")}</div></body></html>"""
    )


@family
def scroll_on_to_the_next(a: Article) -> str:
    following = "".join(
        f'<article class="post-item" data-url="/n{k}"><h1 class="post-item__title">{a.others[k]}</h1><div class="post-item__by">By Someone Else{k}</div><div class="post-item__body">'
        + "".join(f"<p>{escape(a.comments[i % 2])} {escape(a.teasers[i % 2])} ({k}{i})</p>" for i in range(6))
        + "</div></article>"
        for k in range(2)
    )  # fmt: skip
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><header><ul>{menu(a)}</ul></header><div class="feed"><article class="post-item" data-url="/this"><h1 class="post-item__title">{a.title}</h1><div class="post-item__by">By {a.author}</div><time>{day(a)}</time><div class="post-item__body">{paragraphs(a)}</div><div class="post-item__share"><a>Share</a><a>Tweet</a></div></article>{following}</div></body></html>"""
    )


@family
def listicle(a: Article) -> str:
    items = "".join(
        f'<div class="slide"><div class="slide-image"><img src="{i}.jpg"></div><p>{escape(p)}</p><div class="buy"><a class="btn" href="/shop{i}">$19.99 at Samplemart</a> <a class="btn" href="/shop2{i}">Check price</a></div></div>'
        for i, p in enumerate(a.paragraphs[1:])
    )
    return (
        head(a, open_graph(a))
        + f"""<body><ul class="menu">{menu(a)}</ul><div class="listicle"><h1 class="listicle-title">{a.title}</h1><div class="byline-block"><span>by </span><a class="byline-name">{a.author}</a><div class="byline-date">{month_day(a)}</div></div><div class="disclaimer"><em>We may earn a commission through links on our site.</em></div><div class="listicle-intro"><p>{escape(a.paragraphs[0])}</p></div><div class="slides">{items}</div></div><div class="feed">{teasers(a, "div")}</div></body></html>"""
    )


@family
def questions_and_answers(a: Article) -> str:
    body = "".join(
        f"<p><b>{escape(p)}</b></p>" if i % 3 == 2 and len(p) < 260 else f"<p>{escape(p)}</p>"
        for i, p in enumerate(a.paragraphs)
    )
    return (
        head(a, open_graph(a), "{title} – {site}")
        + f"""<body><header><a>{a.site}</a><ul>{menu(a)}</ul></header><div class="c-entry-hero"><h1 class="c-page-title">{a.title}</h1><div class="c-byline"><span class="c-byline__item">By <a><span class="c-byline__author-name">{a.author}</span></a></span> <time class="c-byline__item" datetime="{iso(a)}">{month_day(a)}</time></div></div>
<div class="l-col__main"><div class="c-entry-content">{body}</div><div class="c-entry-group-labels"><ul><li><a>{a.section}</a></li></ul></div></div><div class="c-rock-list"><h2>Most Read</h2><ol>{links(a)}</ol></div><div class="c-newsletter_signup_box"><h2>The newsletter</h2><p>{a.words["signup"]}</p><span>{a.words["agree"]}</span></div></body></html>"""
    )


@family
def one_paragraph_of_many_teasers(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><ul class="nav">{menu(a)}</ul><div class="brief"><h1>{a.title}</h1><div class="date">{day(a)}</div><div class="by">By {a.author}</div><div class="brief-text"><p>{"</p><p>".join(map(escape, a.paragraphs))}</p></div></div>
<div class="river">{teasers(a, "div")}{teasers(a, "div").replace("/t", "/u")}</div></body></html>"""
    )


@family
def reader_asks_inside(a: Article) -> str:
    boxes = {
        2: f'<div class="inline-box"><p>{a.words["signup"]}</p><p><small>{a.words["agree"]}</small></p></div>',
        3: f'<p class="more-link"><strong>{a.words["also"]}:</strong> <a href="/m">{a.others[4]}</a></p>',
    }
    bio = escape(a.words["bio"].format(author=a.author, site=a.site))
    return (
        head(a, open_graph(a))
        + f"""<body><ul>{menu(a)}</ul><div class="article-wrap"><h1>{a.title}</h1><div class="art-meta"><span class="art-author">{a.author}</span> <span class="art-date">{day(a)}</span></div><div class="art-content">{between(a, boxes)}<p><em>{bio}</em></p><p>{a.words["appeal"]} <a href="/give">{a.site}</a></p></div></div><div id="qc-notice"><p>{a.words["cookie"]}</p><button>OK</button></div></body></html>"""
    )


@family
def page_builder(a: Article) -> str:
    modules = "".join(
        f'<div class="et_pb_module et_pb_text et_pb_text_{i}"><div class="et_pb_text_inner"><p>{escape(p)}</p></div></div>'
        for i, p in enumerate(a.paragraphs)
    )
    return (
        head(a, open_graph(a))
        + f"""<body class="et_divi_theme"><header id="main-header"><ul id="top-menu">{menu(a)}</ul></header><div id="et-main-area"><article class="post"><div class="et_post_meta_wrapper"><h1 class="entry-title">{a.title}</h1><p class="post-meta"> by <span class="author vcard"><a rel="author">{a.author}</a></span> | <span class="published">{month_day(a)}</span> | <a rel="category tag">{a.section}</a> | <span class="comments-number"><a>0 comments</a></span></p></div>
<div class="entry-content"><div class="et_pb_section"><div class="et_pb_row"><div class="et_pb_column">{modules}</div></div></div></div></article><div id="sidebar"><div class="et_pb_widget"><h4 class="widgettitle">Recent Posts</h4><ul>{links(a)}</ul></div></div></div></body></html>"""
    )


@family
def contents_box_on_top(a: Article) -> str:
    contents = f'<div class="elementor-toc"><h4>Contents</h4><ol><li><a href="#1">{a.others[0][:20]}</a></li><li><a href="#2">{a.others[1][:20]}</a></li><li><a href="#3">{a.others[2][:20]}</a></li></ol></div>'
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div class="elementor elementor-location-header"><ul>{menu(a)}</ul></div><div class="elementor-location-single"><h1 class="elementor-heading-title">{a.title}</h1><ul class="elementor-post-info"><li><span class="elementor-post-info__item--type-author">{a.author}</span></li><li><span class="elementor-post-info__item--type-date">{month_day(a)}</span></li></ul>
<div class="elementor-widget-theme-post-content"><div class="elementor-widget-container">{between(a, {1: contents})}</div></div><div class="elementor-author-box"><h4 class="elementor-author-box__name">{a.author}</h4><div class="elementor-author-box__bio"><p>{escape(a.words["bio"].format(author=a.author, site=a.site))}</p></div></div><div class="elementor-post-navigation"><a>Previous {a.others[2]}</a><a>Next {a.others[3]}</a></div></div><div class="elementor-posts-container">{teasers(a)}</div></body></html>"""
    )


@family
def blog_with_a_long_sidebar(a: Article) -> str:
    about = " ".join(a.teasers + a.comments) * 3
    return (
        head(a, title="{site} » Blog Archive » {title}")
        + f"""<body><div id="header"><h1><a href="/">{a.site}</a></h1></div><div id="content"><div class="navigation"><a>« {a.others[4]}</a> <a>{a.others[5]} »</a></div><div class="post"><h2>{a.title}</h2><small>{month_day(a)} by {a.author}</small><div class="entry">{paragraphs(a)}<p class="postmetadata">This entry was posted on {month_day(a)} and is filed under <a>{a.section}</a>. You can follow any responses to this entry through the RSS 2.0 feed. You can leave a response, or trackback from your own site.</p></div></div>
<h3 id="comments">2 Responses to “{a.title}”</h3><ol class="commentlist">{comments(a)}</ol></div><div id="sidebar"><h2>About</h2><p>{escape(about)}</p><h2>Archives</h2><ul>{links(a)}</ul></div></body></html>"""
    )


@family
def boxes_without_names(a: Article) -> str:
    body = "<div><br></div>".join(f"<div><span>{escape(p)}</span></div>" for p in a.paragraphs)
    return (
        head(a, open_graph(a))
        + f"""<body><div><div><a href="/">{a.site}</a></div><div>{links(a, "span")}</div></div><div><div><div><div>{a.title}</div><div><span>{a.author}</span><span> · </span><span>{day(a)}</span></div></div><div>{body}</div><div><div>{a.words["comments"]}</div><div>{a.words["login"]}</div></div></div><div>{teasers(a, "div")}</div></div></body></html>"""
    )


@family
def wire_service(a: Article) -> str:
    body = "".join(f'<p class="Paragraph-paragraph-2Bgue ArticleBody-para-TD_9x">{escape(p)}</p>' for p in a.paragraphs)  # fmt: skip
    return (
        head(a, open_graph(a) + linked_data(a))
        + f"""<body><div class="MegaMenu"><ul>{menu(a)}</ul></div><div class="ArticlePage"><div class="ArticleHeader"><div class="ArticleHeader-date">{month_day(a)} / {a.published:%I:%M %p} / Updated 3 hours ago</div><h1 class="Headline-headline">{a.title}</h1></div><div class="StandardArticleBody_container"><div class="Byline-byline"><p>{a.author}</p></div><p class="Reading-time">3 Min Read</p>{body}<div class="Attribution"><p>Reporting by {a.author}; Editing by Sam Sample and Jo Sample</p></div><div class="TrustBadge"><span>Our Standards:</span><a>The Sample Principles of Trust.</a></div></div></div><div class="TwoColumnsLayout">{teasers(a, "div")}</div></body></html>"""
    )


@family
def local_television(a: Article) -> str:
    boxes = {
        1: f'<p><strong>RELATED: <a href="/r1">{a.others[0]}</a></strong></p>',
        2: '<div class="embed"><iframe src="//v.example/1"></iframe></div>',
        3: f'<p><em><strong>WATCH: <a href="/r2">{a.others[1]}</a></strong></em></p>',
    }
    return (
        head(a, open_graph(a))
        + f"""<body><div class="masthead"><ul>{menu(a)}</ul><div class="weather"><span>54°</span><span>Port Sample</span></div></div><div class="article-content--wrap"><h1 class="article-title">{a.title}</h1><div class="article-published"><p>by: <a>{a.author}</a></p><p>Posted: <time>{day(a)}</time></p></div><div class="article-body">{between(a, boxes)}</div><p class="article-copyright">Copyright 2020 Sample Media Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.</p><h2>Trending Stories</h2>{links(a, "div")}<h2>Don't Miss</h2>{teasers(a)}</div></body></html>"""
    )


@family
def recipe_with_story(a: Article) -> str:
    body = between(a, {2: f'<div class="wp-block-image"><figure class="aligncenter"><img src="p.jpg" alt="{a.caption}"/></figure></div>'})  # fmt: skip
    return (
        head(a, open_graph(a))
        + f"""<body><header><ul class="genesis-nav-menu">{menu(a)}</ul></header><div class="site-inner"><div class="breadcrumb"><a>{a.words["home"]}</a> » <a>{a.section}</a> » {a.title}</div><main class="content"><article class="entry"><header class="entry-header"><h1 class="entry-title">{a.title}</h1><p class="entry-meta">Published: <time class="entry-time">{month_day(a)}</time> · By <span class="entry-author">{a.author}</span> · This post may contain affiliate links</p><a class="jump">Jump to Recipe</a> <a>Pin Recipe</a></header>
<div class="entry-content">{body}<div class="share-row"><span>Pin 1K</span><span>Share 204</span><span>Tweet</span></div></div></article><h2>Reader Interactions</h2><div class="entry-comments"><h3>Comments</h3><ul>{comments(a, 6)}</ul></div></main><aside class="sidebar-primary"><section class="widget"><h3>Hi, I'm {a.author}!</h3><p>{a.words["signup"]}</p></section></aside></div></body></html>"""
    )


@family
def gated_rest(a: Article) -> str:
    return (
        head(a, open_graph(a))
        + f"""<body><ul class="nav">{menu(a)}</ul><div class="wsj-article"><h1 class="wsj-headline">{a.title}</h1><div class="byline">By <span class="author">{a.author}</span></div><time class="timestamp">{day(a)}</time><div class="article-content">{paragraphs(a)}</div><div class="snippet-promotion"><h4>To Read the Full Story</h4><p>{a.words["signup"]}</p><a>Subscribe</a> <a>Sign In</a></div></div><div class="popular"><h4>Most Popular Articles</h4><ul>{links(a)}</ul></div></body></html>"""
    )


@family
def news_amp(a: Article) -> str:
    boxes = {
        1: f'<amp-img src="b.jpg" width="4" height="3"></amp-img><p class="photo-caption">{a.caption} (Foto: Sample)</p>',
        3: f'<amp-list src="/l"><div class="amp-related"><b>{a.words["also"]}</b><a href="/z">{a.others[0]}</a></div></amp-list><amp-iframe src="//x"></amp-iframe>',
    }
    return f"""<!doctype html><html amp><head><meta charset="utf-8"><title>{a.title}</title>{linked_data(a)}</head><body><amp-sidebar id="m"><ul>{menu(a)}</ul></amp-sidebar><div class="hd"><a>{a.site}</a></div><div class="ct"><h1>{a.title}</h1><div class="au">{a.author} - {a.site}</div><div class="dt">{day(a)}</div>{between(a, boxes)}<div class="tg">{a.words["tags"]}: <a>#{a.section}</a></div></div><div class="rel"><h3>{a.words["related"]}</h3>{teasers(a, "div")}</div></body></html>"""


@family
def portal_with_side_boxes(a: Article) -> str:
    boxes = {
        1: f'<div class="VCObj" type="RelatedNews"><a href="/r"><img src="r.jpg"></a><a class="VCObj-title" href="/r">{a.others[3]}</a><p class="VCObj-sapo">{a.teasers[0]}</p></div>',
        3: f'<div class="VCObj" type="Photo"><div><img src="b.jpg"></div><div class="PhotoCMS_Caption"><p>{a.caption} - {"Ảnh: MẪU" if a.language == "vi" else "Photo: SAMPLE"}</p></div></div>',
    }
    return (
        head(a, open_graph(a))
        + f"""<body><ul id="menu">{menu(a)}</ul><section id="content"><div class="w980"><div class="bread-crumbs"><ul><li><a>{a.section}</a></li></ul></div><h1 class="article-title">{a.title}</h1><div class="date-time">{day(a)}</div><div class="main-content-body"><h2 class="sapo">{escape(a.paragraphs[0])}</h2><div class="content fck" id="main-detail-body">{between(a, boxes).removeprefix(f"<p>{escape(a.paragraphs[0])}</p>")}</div><div class="author">{a.author}</div><div class="boxsocial"><a>{a.words["share"]}</a></div><div class="tags-container"><ul><li>{a.words["tags"]}:</li><li><a>na</a></li></ul></div></div></div></section><section class="other">{teasers(a, "li")}</section></body></html>"""
    )
