using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Steward.Platform.Design;
using Xunit;

namespace Steward.Tests.Platform.Design;

public class FieldTests
{
    private const string Hostile = "\"><script>alert(1)</script>";

    [Fact]
    public async Task A_label_belongs_to_its_control()
    {
        var field = await Drawing.Of<TextField>(("Name", "title"), ("Label", "Title"));

        field.QuerySelector("label")!.GetAttribute("for").ShouldBe(field.QuerySelector("input")!.Id);
    }

    [Fact]
    public async Task Hint_and_error_describe_the_control()
    {
        var field = await Drawing.Of<TextField>(("Name", "mail"), ("Label", "Mail"), ("Hint", "Replies go here."), ("Error", "Enter a mail address"));
        var control = field.QuerySelector("input")!;

        control.GetAttribute("aria-invalid").ShouldBe("true");
        control.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.QuerySelector("#" + id)!.TextContent)
            .ShouldBe(["Replies go here.", "Error: Enter a mail address"]);
    }

    [Fact]
    public async Task A_field_without_hint_and_error_is_described_by_nothing() =>
        (await Drawing.Of<TextField>(("Name", "title"), ("Label", "Title"))).QuerySelector("input")!.HasAttribute("aria-describedby").ShouldBeFalse();

    [Fact]
    public async Task Optional_is_said_in_the_readers_language()
    {
        (await Drawing.Of<TextArea>(("Name", "note"), ("Label", "Note"), ("Optional", true))).QuerySelector("label")!.TextContent.ShouldBe("Note (optional)");
        (await Drawing.Of<TextArea>("de-DE", ("Name", "note"), ("Label", "Notiz"), ("Optional", true))).QuerySelector("label")!.TextContent.ShouldBe("Notiz (freiwillig)");
    }

    [Fact]
    public async Task What_was_typed_comes_back_as_text_never_as_markup()
    {
        var field = await Drawing.Of<TextArea>(("Name", "note"), ("Label", Hostile), ("Value", "</textarea>" + Hostile));

        field.QuerySelectorAll("script").ShouldBeEmpty();
        field.QuerySelector("textarea")!.TextContent.ShouldBe("</textarea>" + Hostile);
    }

    [Fact]
    public async Task A_form_hands_each_field_its_error_and_lists_them_all()
    {
        var errors = new FormErrors().Add("title", "Enter a title").Add("", "The item was changed by Marta Silva");
        RenderFragment fields = builder =>
        {
            builder.OpenComponent<TextField>(0);
            builder.AddComponentParameter(1, "Name", "title");
            builder.AddComponentParameter(2, "Label", "Title");
            builder.CloseComponent();
        };

        var form = await Drawing.Of<PostForm>(("Action", "/items"), ("Errors", errors), ("ChildContent", fields));

        form.QuerySelector("input[name=title]")!.GetAttribute("aria-invalid").ShouldBe("true");
        form.QuerySelectorAll(".error-summary li").Select(li => li.TextContent.Trim()).ShouldBe(["Enter a title", "The item was changed by Marta Silva"]);
        form.QuerySelector($".error-summary a")!.GetAttribute("href").ShouldBe("#" + form.QuerySelector("input[name=title]")!.Id);
        form.QuerySelector("input[name=__RequestVerificationToken]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_form_without_errors_shows_no_summary() =>
        (await Drawing.Of<PostForm>(("Action", "/items"), ("Errors", FormErrors.None))).QuerySelector(".error-summary").ShouldBeNull();

    [Fact]
    public async Task The_chosen_option_is_selected()
    {
        var field = await Drawing.Of<SelectField>(("Name", "s"), ("Label", "Service"), ("Value", "erp"), ("Choices", new Choice[] { new("vpn", "VPN"), new("erp", "ERP", Group: "Business") }));

        field.QuerySelector("option[selected]")!.TextContent.ShouldBe("ERP");
        field.QuerySelector("optgroup")!.GetAttribute("label").ShouldBe("Business");
    }

    [Fact]
    public async Task An_icon_button_keeps_its_name()
    {
        var button = (await Drawing.Of<Button>(("Label", "Watch"), ("Icon", IconName.Watch), ("IconOnly", true), ("Keys", "w"))).QuerySelector("button")!;

        button.GetAttribute("aria-label").ShouldBe("Watch");
        button.GetAttribute("title").ShouldBe("Watch (W)");
        button.GetAttribute("aria-keyshortcuts").ShouldBe("W");
    }
}
