using Shouldly;
using Steward.ServiceDesk.Receiving;
using Steward.ServiceDesk.Replying;
using Xunit;

namespace Steward.Tests.ServiceDesk.Mail;

/// <summary>What is decided about the words of a mail, without any database.</summary>
public class RuleTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_token_says_item_and_person_and_survives_a_change_of_case()
    {
        var claim = new ReplyClaim(7_215_498_732_113_000_448, 42);
        var token = ReplyToken.Of(Key, claim);

        ReplyToken.Read(Key, token + ".1a@northwind.example").ShouldBe(claim);
        ReplyToken.Read(Key, $"Desk+{token.ToUpperInvariant()}@Northwind.example").ShouldBe(claim);
    }

    [Fact]
    public void A_token_that_was_changed_or_made_elsewhere_says_nothing()
    {
        var token = ReplyToken.Of(Key, new ReplyClaim(100, 7));
        for (var i = 2; i < token.Length; i++)
        {
            if (token[i] != '-')
                ReplyToken.Read(Key, token[..i] + (token[i] == 'a' ? 'b' : 'a') + token[(i + 1)..] + "@x.example").ShouldBeNull($"letter {i}");
        }

        ReplyToken.Read([1, .. Key[1..]], token).ShouldBeNull();
        ReplyToken.Read(Key, ReplyToken.Of(Key, new ReplyClaim(101, 7))[..^17] + token[^17..]).ShouldBeNull("the proof of one item is none for another");
        foreach (var nonsense in new[] { "", "@", "st", "st1-2", "st1-2-3", "st1-2-3-4", "-".PadRight(300, '-'), "stzzzzzzzzzzzzz-1-aaaaaaaaaaaaaaaa@x" })
            ReplyToken.Read(Key, nonsense).ShouldBeNull(nonsense);
    }

    [Theory]
    [InlineData("Re: Printer", "Printer", true, false)]
    [InlineData("RE: AW: Antw: Printer", "Printer", true, false)]
    [InlineData("re[2]: Printer", "Printer", true, false)]
    [InlineData("回复：Printer", "Printer", true, false)]
    [InlineData("SV: VS: Printer", "Printer", true, false)]
    [InlineData("WG: Printer", "Printer", false, true)]
    [InlineData("Fwd: Re: Printer", "Printer", false, true)]
    [InlineData("TR: Printer", "Printer", false, true)]
    [InlineData("R: Printer", "Printer", true, false)]
    [InlineData("Error: disk full", "Error: disk full", false, false)]
    [InlineData("", "", false, false)]
    public void Prefixes_of_many_languages_are_known(string subject, string bare, bool reply, bool forward) =>
        ReplyPrefixes.Read(subject).ShouldBe((bare, reply, forward));

    [Theory]
    [InlineData("Yes.\n\nOn Mon, 1 Jun 2026 at 10:00, Desk <d@x.example> wrote:\n> Really?", "Yes.")]
    [InlineData("Ja.\n\nAm 01.06.2026 um 10:00 schrieb Desk <d@x.example>:\n> Wirklich?", "Ja.")]
    [InlineData("Oui.\n\nLe 1 juin 2026 à 10:00, Desk <d@x.example> a écrit :\n> Vraiment ?", "Oui.")]
    [InlineData("Yes.\n\n-----Original Message-----\nFrom: Desk\nSent: Monday", "Yes.")]
    [InlineData("Ja.\n\n________________________________\nVon: Desk\nGesendet: Montag\nAn: Rosa\nBetreff: X", "Ja.")]
    [InlineData("Yes.\n\nFrom: Desk <d@x.example>\nSent: Monday\nTo: Rosa\nSubject: X\n\nReally?", "Yes.")]
    [InlineData("Yes.\n> Really?\n> Truly?\n", "Yes.")]
    public void What_is_quoted_below_is_cut_off(string text, string own)
    {
        var cut = QuoteCutting.Cut(text);
        cut.Own.ShouldBe(own);
        cut.Quoted.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("> Really?\nYes, below.")]
    [InlineData("Answers in between:\n> One?\nYes.\n> Two?\nNo.")]
    [InlineData("From: here on I am at a loss.")]
    [InlineData("The error is as follows:\n\nDisk full")]
    public void What_is_no_quote_below_is_kept_whole(string text) => QuoteCutting.Cut(text).ShouldBe((text, null));

    [Fact]
    public void Cutting_comes_to_an_end_whatever_was_made_against_it()
    {
        foreach (var piece in new[] { "> a\n", "from:\n", "x:\n\n", "____________\n", "On 1 :\n", "\n" })
            QuoteCutting.Cut(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)) + "end").Own.ShouldNotBeEmpty(piece);
    }

    [Theory]
    [InlineData("<script>x()</script><p>a</p>", "<p>a</p>")]
    [InlineData("<p onclick=x() style=\"color:red;position:fixed;background:url(x)\">a</p>", "<p style=\"color:red\">a</p>")]
    [InlineData("<a href=\"javascript:x()\">a</a><a href=\" JaVaScRiPt:x()\">b</a>", "ab")]
    [InlineData("<img src=\"https://evil.example/x.gif\" alt=\"pixel\"><img src=x onerror=x()>", "[pixel]")]
    [InlineData("<svg onload=x()><a xlink:href=\"javascript:x()\">a</a></svg>b", "b")]
    [InlineData("<iframe srcdoc=\"<script>x()</script>\"></iframe><object data=x></object><base href=x><meta http-equiv=refresh content=0>c", "c")]
    [InlineData("<form action=x><input name=a><button>b</button></form>", "")]
    [InlineData("<style>*{color:red}</style><link rel=stylesheet href=x><p>a</p>", "<p>a</p>")]
    [InlineData("<p style=\"color:expression(x)\">a</p><p style=\"background-color:rgb(1, 2, 3)\">b</p>", "<p>a</p><p style=\"background-color:rgb(1, 2, 3)\">b</p>")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=x()>\"></noscript>d", "<p>d</p>")]
    [InlineData("<math><mi//xlink:href=\"data:x,<script>x()</script>\">", "")]
    public async Task Html_is_written_anew_from_what_is_allowed(string html, string safe) =>
        (await SafeMailHtml.Rebuild(html, _ => null, default)).ShouldBe(safe);

    [Fact]
    public async Task A_link_leads_out_and_a_picture_is_the_mails_own()
    {
        var safe = await SafeMailHtml.Rebuild("<a href=\"https://x.example/?a=1&b=2\">x</a><img src=\"cid:logo\" alt=\"L\">", id => id == "logo" ? "data:image/png;base64,AAAA" : null, default);
        safe.ShouldBe("<a href=\"https://x.example/?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">x</a><img alt=\"L\" src=\"data:image/png;base64,AAAA\">");
    }

    [Fact]
    public async Task Html_made_to_exhaust_is_not_shown()
    {
        (await SafeMailHtml.Rebuild(string.Concat(Enumerable.Repeat("<b>", 19_000)), _ => null, default)).ShouldBeNull();
        (await SafeMailHtml.Rebuild(new string('a', 1_000_001), _ => null, default)).ShouldBeNull();
        (await SafeMailHtml.Words("<div>" + string.Concat(Enumerable.Repeat("<p>a", 4_000)), default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Words_of_html_keep_their_lines() =>
        (await SafeMailHtml.Words("<p>Hello <b>Tom</b>,</p><p>one<br>two</p><ul><li>a</li><li>b</li></ul><blockquote>quoted</blockquote><script>x()</script>", default))
            .ShouldBe("Hello Tom,\n\none\ntwo\n\n- a\n- b\n> quoted");

    [Fact]
    public void A_template_is_filled_and_everything_in_it_encoded()
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "<b>{title}</b>", ["title"] = "T", ["text"] = "Hello **you** <script>x()</script>" };
        LetterWords.Fill("{name}: {title} {nothing} {", values).ShouldBe("<b>{title}</b>: T  {", "a value is not looked through again");
        var html = LetterWords.FillHtml("en", "Dear {name},\n\n{text}", values);
        html.ShouldContain("Dear &lt;b&gt;{title}&lt;/b&gt;,");
        html.ShouldContain("<strong>you</strong>");
        html.ShouldNotContain("<script>");
        LetterWords.Unknown(LetterKind.Acknowledgement, "{key} {title} {System.IO.File}").ShouldBe(["title"]);
    }
}
