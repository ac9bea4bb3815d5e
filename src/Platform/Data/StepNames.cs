using Microsoft.EntityFrameworkCore.Migrations;

namespace Steward.Platform.Data;

/// <summary>Steps of the schema are named <c>0010_Audit</c>; EF expects fourteen digits in front and would not find a step by its name.</summary>
internal sealed class StepNames : IMigrationsIdGenerator
{
    public string GenerateId(string name) => name;

    public string GetName(string id) => id;

    public bool IsValidId(string value) => true;
}
