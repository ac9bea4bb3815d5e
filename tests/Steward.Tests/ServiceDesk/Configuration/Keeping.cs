using Microsoft.EntityFrameworkCore;
using Shouldly;
using Steward.Platform.Commands;
using Steward.ServiceDesk.Configuration;
using Steward.ServiceDesk.Configuration.Classes;
using Steward.ServiceDesk.Configuration.Keeping;
using Steward.Testing.Company;

namespace Steward.Tests.ServiceDesk.Configuration;

/// <summary>What tests of configuration items do again and again.</summary>
internal static class Keeping
{
    public static async Task UsualClasses(this World world) => (await world.Send(new TakeUsualClasses(), world.Admin)).Succeeded.ShouldBeTrue();

    /// <summary>Adds one and answers its key.</summary>
    public static async Task<string> Ci(this World world, string name, string ofClass = "server", Func<CiWish, CiWish>? but = null)
    {
        var wish = new CiWish { Name = name, Class = ofClass };
        var saved = await world.Send(new SaveConfigurationItem(null, but?.Invoke(wish) ?? wish), world.Agent);
        saved.Succeeded.ShouldBeTrue(saved.Refusal?.Sentence.ToString());
        return saved.Answer.Key;
    }

    public static async Task Relate(this World world, string from, string how, string to)
    {
        var related = await world.Send(new RelateCis(from, how, to), world.Agent);
        related.Succeeded.ShouldBeTrue(related.Refusal?.Sentence.ToString());
    }

    public static async Task<ConfigurationItem> Stored(this World world, string key)
    {
        using var lease = world.Workspace.Database.Read();
        var number = ConfigurationItem.NumberIn(key) ?? -1;
        return await lease.Db.Set<ConfigurationItem>().SingleAsync(c => c.Number == number);
    }

    public static Task<Outcome<SavedCi>> Change(this World world, string key, CiWish wish) => world.Send(new SaveConfigurationItem(key, wish), world.Agent);
}
