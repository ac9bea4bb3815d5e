using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;

namespace Steward.ServiceDesk.Configuration.Classes;

/// <summary>Begins with the classes and relations most organisations need, in the language of who asks. What is there already stays as it is.</summary>
public sealed record TakeUsualClasses : ICommand<Done>
{
    public static Permission Needs => ConfigurationPermissions.Design;
}

internal sealed class TakeUsualClassesHandler : IHandle<TakeUsualClasses, Done>
{
    // made at each asking: words are said in the language of who asks
    private static (string Key, string? Above, CiFieldWish[] Fields)[] Classes =>
    [
        ("hardware", null, [Text("manufacturer"), Text("model"), Text("serial")]),
        ("server", "hardware", [Text("system"), Number("cores", ""), Number("memory", "GB"), Choice("environment", "production", "test", "development")]),
        ("network", "hardware", [Text("address"), Number("ports", "")]),
        ("workplace", "hardware", [Text("system"), new CiFieldWish(null, Say("Field_encrypted"), FieldKind.YesNo)]),
        ("software", null, [Text("version"), Text("vendor")]),
        ("database", "software", [Choice("engine", "PostgreSQL", "Oracle", "SQL Server", "SQLite"), Number("size", "GB")]),
        ("application", "software", [new CiFieldWish(null, Say("Field_address"), FieldKind.Text)]),
        ("line", null, [Text("provider"), Number("bandwidth", "Mbit/s")]),
        ("site", null, [Text("street")]),
    ];

    private static readonly (string Key, Carrying Carries)[] Kinds =
        [("runs-on", Carrying.Back), ("depends-on", Carrying.Back), ("connects-to", Carrying.Back), ("part-of", Carrying.Onward), ("stands-in", Carrying.Back), ("backs-up", Carrying.Nothing)];

    public async Task<Outcome<Done>> Handle(TakeUsualClasses command, CommandContext context)
    {
        var known = await context.Db.Set<CiClass>().ToDictionaryAsync(c => c.Key, c => c.Id);
        foreach (var (key, above, fields) in Classes.Where(c => !known.ContainsKey(c.Key)))
        {
            var saved = await context.Also(new SaveCiClass(null, Say("Class_" + key), above is null ? null : known.GetValueOrDefault(above) is var id and not 0 ? id : null, fields) { Key = key });
            if (!saved.Succeeded)
                return saved.Refusal;
            known[key] = saved.Answer.Id;
        }

        var kinds = await context.Db.Set<RelationKind>().Select(k => k.Key).ToListAsync();
        foreach (var (key, carries) in Kinds.Where(k => !kinds.Contains(k.Key)))
        {
            var saved = await context.Also(new SaveRelationKind(null, Say("Relation_" + key), Say("RelationBack_" + key), carries) { Key = key });
            if (!saved.Succeeded)
                return saved.Refusal;
        }

        return Done.Instance;
    }

    private static CiFieldWish Text(string field) => new(null, Say("Field_" + field), FieldKind.Text);

    private static CiFieldWish Number(string field, string unit) => new(null, Say("Field_" + field), FieldKind.Number) { Unit = unit };

    private static CiFieldWish Choice(string field, params string[] choices) => new(null, Say("Field_" + field), FieldKind.Choice) { Choices = choices };

    private static string Say(string key) => Texts<ConfigurationTexts>.Say(key).ToString();
}
