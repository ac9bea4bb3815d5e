using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Shouldly;
using Steward.Platform.Text;
using Xunit;

namespace Steward.Tests.Platform.Text;

public class SafeHtmlTests
{
    private static readonly string[] Elements =
    [
        "p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h3", "h4", "h5", "h6", "hr",
        "div", "table", "thead", "tbody", "tr", "th", "td", "a", "input", "span",
    ];

    private static readonly string[] Attributes = ["href", "rel", "title", "class", "scope", "start", "type", "disabled", "checked", "aria-label"];

    private static readonly TextLinks Links = new(
        key => key == "IT-12" ? new KeyLink("/i/IT-12", "Printer \"<b>\" broken") : null,
        after => after.StartsWith("Tom Nguyen", StringComparison.Ordinal) ? new MentionMatch(10, "Tom Nguyen", Me: true) : null);

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
        "<iframe src=\"javascript:alert(1)\"></iframe>", "<object data=\"javascript:alert(1)\">", "<embed src=\"javascript:alert(1)\">", "<form action=\"javascript:alert(1)\"><button>x",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\nscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](&#x6A&#x61;vascript:alert(1))", "[x](\u0001javascript:alert(1))",
        "[x](vbscript:msgbox(1))", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](data:text/html,<script>alert(1)</script>)", "[x](file:///etc/passwd)", "[x](//evil.example/x)",
        "[x](/sign-out)", "[x](https://bank.example@evil.example/)", "![x](https://evil.example/pixel.png)", "![x](javascript:alert(1))", "![\" onerror=\"alert(1)](x)", "![x](data:image/svg+xml,<svg onload=alert(1)>)",
        "[x](https://a.example/\" onclick=\"alert(1))", "[x](https://a.example/ \"t\\\" onclick=alert(1) x=\\\"\")", "[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>", "<https://a.example/\"onclick=alert(1)>",
        "http://a.example/\"onmouseover=alert(1)", "www.a.example/\"><script>alert(1)</script>", "<a href=\"https://a.example\" style=\"position:fixed;inset:0\">x</a>", "<style>@import 'https://evil.example'</style>",
        "<b style=\"background:url(https://evil.example)\">x</b>", "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```", "```\" onclick=\"alert(1)\nx\n```", "# <script>alert(1)</script>",
        "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |", "- [ ] <img src=x onerror=alert(1)>", "> <script>alert(1)</script>", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<base href=\"https://evil.example/\">",
        "<meta http-equiv=refresh content=\"0;url=https://evil.example\">", "<link rel=stylesheet href=https://evil.example>", "<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)>", "<input autofocus onfocus=alert(1)>",
        "IT-12\"><script>alert(1)</script>", "@Tom Nguyen<script>alert(1)</script>", "@\"><img src=x onerror=alert(1)>", "\u2028<script>alert(1)</script>", "<scr\0ipt>alert(1)</scr\0ipt>", "</div></main><script>alert(1)</script>",
        "<template><script>alert(1)</script></template>", "<textarea><script>alert(1)</script></textarea>", "<select><option><script>alert(1)</script>", "<title><script>alert(1)</script></title>", "{{constructor.constructor('alert(1)')()}}",
    ];

    [Theory, MemberData(nameof(Hostile))]
    public void Nothing_typed_becomes_anything_but_the_allowed_elements(string text)
    {
        var html = SafeHtml.Of(text).ToHtml(Links);

        using var document = new HtmlParser().ParseDocument($"<body>{html}");
        var all = document.Body!.QuerySelectorAll("*");
        all.Select(element => element.LocalName).Except(Elements).ShouldBeEmpty(html);
        all.SelectMany(element => element.Attributes).Select(attribute => attribute.Name).Except(Attributes).ShouldBeEmpty(html);
        all.Select(element => element.GetAttribute("href")).Where(href => href is not null && !Follows(href)).ShouldBeEmpty(html);
        document.Body.InnerHtml.ShouldBe(document.Body.InnerHtml.Replace("<script", "", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("**b** *i* ~~s~~ `c`", "<strong>b</strong> <em>i</em> <del>s</del> <code>c</code>")]
    [InlineData("one\ntwo", "one<br>")]
    [InlineData("# Title", "<h3>Title</h3>")]
    [InlineData("- [x] done", "<input type=\"checkbox\" disabled checked aria-label=")]
    [InlineData("|a|b|\n|-|-|\n|1|2|", "<div class=\"scroll-x\"><table>")]
    [InlineData("3. three", "<ol start=\"3\">")]
    [InlineData("see https://a.example/x?y=1&z=2", "<a href=\"https://a.example/x?y=1&amp;z=2\" rel=\"noopener nofollow\">")]
    [InlineData("[mail](mailto:a@b.example)", "href=\"mailto:a@b.example\"")]
    [InlineData("Grüße, 你好", "Grüße, 你好")]
    public void What_people_write_looks_as_they_meant_it(string text, string expected) => SafeHtml.Of(text).ToHtml(TextLinks.None).ShouldContain(expected);

    [Fact]
    public void A_key_leads_to_its_item_only_when_the_reader_sees_it()
    {
        var html = SafeHtml.Of("As in IT-12, unlike IT-13, XIT-12, IT-12-x or `IT-12`.").ToHtml(Links);

        html.Split("<a ").Length.ShouldBe(2);
        html.ShouldContain("<a class=\"key\" href=\"/i/IT-12\" title=\"Printer &quot;&lt;b&gt;&quot; broken\">IT-12</a>, unlike IT-13");
        html.ShouldContain("<code>IT-12</code>");
    }

    [Fact]
    public void A_mention_is_marked_and_a_mail_address_is_none()
    {
        SafeHtml.Of("Ask @Tom Nguyen, please").ToHtml(Links).ShouldContain("<span class=\"mention mention-me\">@Tom Nguyen</span>, please");
        SafeHtml.Of("x@Tom Nguyen").ToHtml(Links).ShouldNotContain("mention");
    }

    [Fact]
    public void A_picture_from_elsewhere_is_a_link_and_is_never_loaded()
    {
        var html = SafeHtml.Of("![our logo](https://a.example/l.png)").ToHtml(TextLinks.None);

        html.ShouldNotContain("<img");
        html.ShouldContain("<a href=\"https://a.example/l.png\" rel=\"noopener nofollow\">our logo</a>");
    }

    [Fact]
    public void A_text_made_to_choke_the_parser_is_shown_as_it_is()
    {
        var deep = new string('>', 50_000) + " x";
        var brackets = string.Concat(Enumerable.Repeat("[a](", 40_000));

        SafeHtml.Of(deep).ToHtml(TextLinks.None).ShouldContain("&gt;&gt;&gt;");
        SafeHtml.Of(brackets).ToHtml(TextLinks.None).ShouldContain("[a]([a](");
    }

    [Fact]
    public void Keys_are_found_for_one_lookup_and_not_without_end()
    {
        SafeHtml.Of("IT-1 and NET-22, again IT-1").Keys.ShouldBe(["IT-1", "NET-22"]);
        SafeHtml.Of(string.Join(' ', Enumerable.Range(1, 500).Select(n => $"IT-{n}"))).Keys.Count.ShouldBe(NamesInText.MostKeys);
    }

    private static bool Follows(string href) =>
        href.StartsWith("/i/", StringComparison.Ordinal) || (Uri.TryCreate(href, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" && uri.UserInfo.Length == 0)
        || href.StartsWith("mailto:", StringComparison.Ordinal);
}
