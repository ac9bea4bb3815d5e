using Microsoft.EntityFrameworkCore;
using Steward.Platform.Access;
using Steward.Platform.Commands;
using Steward.Platform.Events;
using Steward.Platform.Live;
using Steward.Platform.Text;
using Steward.WorkItems.Defining;
using Steward.WorkItems.Types;

namespace Steward.WorkItems.Designing;

/// <summary>Puts the published workflow of a type into the gallery, or a new version of it when the name is there already. The type follows it from then on.</summary>
public sealed record ShareWorkflow(string Type, string Name) : ICommand<SharedVersion>, ICheckItself
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;

    public string About { get; init; } = "";

    public Refusal? Check()
    {
        var faults = new List<FieldFault>();
        if (WorkflowForm.KeyOf(Name).Length == 0 || Name.Trim().Length > WorkflowShape.NameLength || Name.Any(char.IsControl))
            faults.Add(new("name", Texts<WorkflowTexts>.Say("GalleryNameShape", WorkflowShape.NameLength)));
        if (About.Length > FieldShape.HintLength)
            faults.Add(new("about", Texts<WorkflowTexts>.Say("GalleryAboutShape", FieldShape.HintLength)));
        return Refusal.From(faults);
    }
}

public sealed record SharedVersion(string Name, int Version);

internal sealed class ShareWorkflowHandler : IHandle<ShareWorkflow, SharedVersion>
{
    public async Task<Outcome<SharedVersion>> Handle(ShareWorkflow command, CommandContext context)
    {
        if (await context.Db.Set<ItemType>().FirstOrDefaultAsync(t => t.Key == command.Type) is not { } type)
            return TypeOrders.NoSuchType(command.Type);
        var key = GalleryEntry.Own + WorkflowForm.KeyOf(command.Name);
        var version = (await context.Db.Set<SharedWorkflow>().Where(s => s.Key == key).MaxAsync(s => (int?)s.Version) ?? 0) + 1;
        context.Db.Add(new SharedWorkflow { Key = key, Version = version, Name = command.Name.Trim(), About = command.About.Trim(), Definition = type.Definition, At = context.Now, ById = context.Actor.PersonId });
        (type.Source, type.SourceVersion) = (key, version);
        context.Record(new WorkflowShared { SubjectId = type.EventId, Changes = [new Change("gallery", null, $"{command.Name.Trim()} {version}")] });
        context.Tell(new LiveNews(TypeDirectory.Topic));
        return new SharedVersion(command.Name.Trim(), version);
    }
}

/// <summary>Takes a shared workflow out of the gallery with all its versions. Types that took it keep what they have.</summary>
public sealed record RemoveShared(string Key) : ICommand<Done>
{
    public static Permission Needs => WorkItemPermissions.DesignTypes;
}

internal sealed class RemoveSharedHandler : IHandle<RemoveShared, Done>
{
    public async Task<Outcome<Done>> Handle(RemoveShared command, CommandContext context)
    {
        var versions = await context.Db.Set<SharedWorkflow>().Where(s => s.Key == command.Key).ToListAsync();
        if (versions.Count == 0)
            return Refusal.Missing(Texts<WorkflowTexts>.Say("NotInGallery"));
        context.Db.RemoveRange(versions);
        foreach (var type in await context.Db.Set<ItemType>().Where(t => t.Source == command.Key).ToListAsync())
            (type.Source, type.SourceVersion) = (null, 0);
        context.Tell(new LiveNews(TypeDirectory.Topic));
        return Done.Instance;
    }
}

public sealed record WorkflowShared : TypeHappening
{
    public override string Kind => "type.shared";
}
