import ThawCore

/// What the names of an element (class, id, role, itemprop) say about its part in the page.
struct PartNames: OptionSet, Sendable {
    let rawValue: UInt32

    static let navigation = PartNames(rawValue: 1 << 0)
    static let sharing = PartNames(rawValue: 1 << 1)
    static let related = PartNames(rawValue: 1 << 2)
    static let comments = PartNames(rawValue: 1 << 3)
    static let advertisement = PartNames(rawValue: 1 << 4)
    static let consent = PartNames(rawValue: 1 << 5)
    static let signUp = PartNames(rawValue: 1 << 6)
    static let sidebar = PartNames(rawValue: 1 << 7)
    static let footer = PartNames(rawValue: 1 << 8)
    static let header = PartNames(rawValue: 1 << 9)
    static let byline = PartNames(rawValue: 1 << 10)
    static let tags = PartNames(rawValue: 1 << 11)
    static let overlay = PartNames(rawValue: 1 << 12)
    static let tools = PartNames(rawValue: 1 << 13)
    static let hidden = PartNames(rawValue: 1 << 14)
    static let caption = PartNames(rawValue: 1 << 15)
    static let title = PartNames(rawValue: 1 << 16)
    static let embed = PartNames(rawValue: 1 << 17)
    /// "article", "content", "post": the words for the main part, and for much else.
    static let content = PartNames(rawValue: 1 << 20)
    /// "entry-content", "articleBody": names that sites give to the text of an article and nothing else.
    static let articleBody = PartNames(rawValue: 1 << 21)
    /// "intro", "standfirst".
    static let lead = PartNames(rawValue: 1 << 22)

    /// Parts that no page counts among its main content.
    static let chrome: PartNames = [
        .navigation, .sharing, .related, .comments, .advertisement, .consent, .signUp, .sidebar,
        .footer, .overlay, .tools, .hidden, .tags, .byline,
    ]
}

extension PartNames {
    /// Words of class names and ids, as they occur on the web; "-" stands for the edge of a word,
    /// which is also where a capital letter follows a small one.
    ///
    /// Which words tell chrome from content follows what readability.js, boilerpipe and trafilatura published;
    /// the list itself is the project's own.
    private static let words: [(PartNames, StaticString)] = [
        (
            .navigation,
            """
            -nav- navbar navigation -navi- -menu- -menus- mainmenu submenu topmenu breadcrumb -pager- pagination
            -paging- -toc- skip-link skip-to skiplink jump-link -navs- nav-links post-navigation
            sitemap -next-prev- prevnext -pagenav- -topbar- -top-bar- navbox mw-jump catlinks
            """
        ),
        (
            .sharing,
            """
            -share- -shares- -sharing- sharebar sharedaddy sharethis share-button sharebutton share-tool sharetool
            -social- -socials- social-media socialmedia socialbar -facebook- -fb-like- -twitter-share- addthis
            addtoany -follow- -followus- -like-button- -sns- whatsapp -pinterest- -reddit- shareaholic
            """
        ),
        (
            .related,
            """
            related recommend outbrain taboola -popular- trending mostread most-read most-popular mostpopular
            read-next readnext read-more-list readmore-list up-next -similar- -also- also-read alsoread
            -promo- -promos- promobox promotion -teaser- -teasers- -latest- latest-news recirc you-may zergnet
            more-from -morefrom- more-stories morestories more-news -more-on- more-articles -suggested- suggestions
            -headlines- top-stories topstories -linkback- trackback pingback -seealso- see-also further-reading
            recent-posts recentposts recent-entries next-article nextarticle more-links -crosslinks- read-also
            readalso -upnext- -editors-picks- editorspick -dont-miss- -jp-relatedposts- -yarpp- revcontent
            """
        ),
        (
            .comments,
            """
            -comment- -comments- commentlist comment-list commentarea commentsection commentform disqus -replies-
            -respond- -responses- -reply- livefyre fb-comments -discussion- -discussions- commenting
            usercomments -readers-comments- coral-talk hyvor spot-im spotim
            """
        ),
        (
            .advertisement,
            """
            -ad- -ads- -adv- -advert- -adverts- advertis adsense sponsor -dfp- -gpt- -mpu- -adbox- -adslot-
            -adunit- adwrapper adcontainer ad-container google-ad googlead -banner- -banners- -leaderboard-
            -skyscraper- -adblock- affiliate -commercial- -partner-content- -paid-content- -adspace- -doubleclick-
            """
        ),
        (
            .consent,
            """
            cookie -consent- -gdpr- -cmp- -ccpa- privacy-notice onetrust cookiebot -eu-law-
            """
        ),
        (
            .signUp,
            """
            newsletter subscri -signup- sign-up -login- -log-in- -signin- sign-in -paywall- -donate- -donation-
            -optin- opt-in mailchimp -mc-embed- -register- -registration- mailing-list mailinglist -membership-
            -inline-cta- -cta- call-to-action -notification- -push-
            """
        ),
        (
            .sidebar,
            """
            sidebar -rail- -right-rail- -left-rail- rightrail leftrail -aside- -widget- -widgets- widget-area
            -rightcol- -leftcol- -right-col- -left-col- rightcolumn leftcolumn -sidecol- -side-bar- -secondary-
            -infobox- complementary -blogroll- -archive-list- -tagcloud- -tag-cloud- -sticky- -extra-
            """
        ),
        (
            .footer,
            """
            -footer- -foot- site-footer sitefooter pagefooter page-footer contentinfo colophon -copyright- -legal-
            disclaimer -imprint- -bottom-bar- -terms-of- post-footer entry-footer article-footer printfooter
            """
        ),
        (
            .header,
            "-header- masthead site-header siteheader pageheader page-header -branding- -logo-"
        ),
        (
            .byline,
            """
            byline -author- -authors- authorbox author-box author-bio author-info about-author aboutauthor
            dateline -date- -dates- -datetime- -timestamp- -time- -timeago- -pubdate- -published- publish-date
            -meta- post-meta postmeta entry-meta postinfo post-info article-info articleinfo -posted-on- -updated-
            -contributor- -contributors- -bio- -writer- postmetadata -credits- post-date postdate -lastmod-
            reading-time -read-time- -readtime- -dsq-count- -vcard- article-meta -reporter- -article-tools-
            """
        ),
        (
            .tags,
            """
            -tags- -tag-list- taglist -post-tags- -category- -categories- -cat-links- tag-links -topics- -topic-list-
            -keywords- article-tags -labels- -taxonomy- post-tags -hashtags-
            """
        ),
        (
            .overlay,
            """
            -modal- -popup- -pop-up- -overlay- -lightbox- -tooltip- -dialog- -interstitial- -toast- -popover- -popin-
            -dropdown- -flyout-
            """
        ),
        (
            .tools,
            """
            toolbar -tools- -toolbox- -print- -printer- print-button -email-this- -rating- -ratings- -vote- -votes-
            -poll- -survey- -utility- -utilities- -buttons- -button- -btn- -actions- -report-error- -font-size-
            -audio-player- -player-controls- -edit-section- mw-editsection editsection -controls- -feedback-
            -search- searchbox searchform search-form -searchbar- -bookmark- -correction- -qr-code-
            """
        ),
        (
            .hidden,
            """
            -sr-only- screen-reader visually-hidden visuallyhidden -is-hidden- -noprint- -print-only- -printonly-
            -noscript- -mw-empty-elt- -offscreen- -invisible- -hide- -hidden- -ng-hide- -d-none- -js-only-
            """
        ),
        (
            .caption,
            """
            -caption- -captions- wp-caption figcaption photo-credit image-credit -credit- image-caption
            photocaption media-caption imagecaption -gallery- -slideshow- -carousel- -photo-info- -thumb-
            """
        ),
        (
            .title,
            "-title- -headline- -entry-title- -post-title- article-title articletitle -hed- -kicker- -headings-"
        ),
        (.embed, "twitter-tweet twitter-video instagram-media -embed- fb-post tweet-embed"),
        (
            .lead,
            "-intro- -lead- -lede- standfirst -dek- -deck- -summary- -subtitle- -chapo- -excerpt- -teaser-text-"
        ),
        (
            .content,
            """
            article -body- content -entry- -post- hentry -main- -story- -text- -page- -blog- -column- -copy- -prose-
            -markdown- -wiki- -readable- -maincontent-
            """
        ),
        (
            .articleBody,
            """
            articlebody article-body entry-content entrycontent post-content postcontent post-body postbody
            story-body storybody article-content articlecontent article-text articletext story-content storycontent
            content-body body-copy bodycopy article-copy storytext story-text post-text posttext article-main
            -rich-text- -richtext- news-text newstext -mw-parser-output- mw-content-text single-content
            blog-content blogcontent -td-post-content- -field-name-body- -body-text- body-content
            """
        ),
    ]

    /// The automaton over all words, built once.
    static let automaton = WordAutomaton(
        words.map { (String(describing: $0.1), $0.0.rawValue) })

    /// What is said by the names in one attribute.
    static func of(_ value: Span, in bytes: UnsafeBufferPointer<UInt8>) -> PartNames {
        PartNames(rawValue: automaton.matches(bytes, value))
    }
}
