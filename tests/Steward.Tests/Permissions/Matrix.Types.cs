namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // a field that was never there: administrators learn so, others come no further than the door
    private const string NobodysField = "SRRRRRRHRSRRSS";

    private static IReadOnlyList<Row> TypeRows =>
    [
        new("GET /admin/types", "/admin/types", Administrators),
        new("GET /admin/types/{TypeKey}", "/admin/types/task", Administrators),
        new("POST /admin/types/{key}", "/admin/types/task", Administrators) { Form = "name=Task&icon=task" },
        new("POST /admin/types/{key}/fields", "/admin/types/task/fields", Administrators) { Form = "" },
        new("GET /admin/types/{TypeKey}/workflow", "/admin/types/task/workflow", Administrators),
        new("POST /admin/types/{key}/workflow", "/admin/types/task/workflow", Administrators) { Unfinished = true, Form = "s0.key=to-do&s0.name=" },
        new("POST /admin/types/{key}/workflow/publication", "/admin/types/task/workflow/publication", Administrators) { Form = "" },
        new("POST /admin/types/{key}/workflow/draft-removal", "/admin/types/task/workflow/draft-removal", Administrators) { Form = "" },
        new("POST /admin/types/{key}/workflow/versions/{version:int}", "/admin/types/task/workflow/versions/1", NobodysField) { Form = "" },
        new("GET /admin/fields/new", "/admin/fields/new", Administrators),
        new("GET /admin/fields/{FieldKey}", "/admin/fields/no-such-field", NobodysField),
        new("POST /admin/fields", "/admin/fields", Administrators) { Unfinished = true, Form = "name=&kind=Text" },
        new("POST /admin/fields/{key}", "/admin/fields/no-such-field", NobodysField) { Form = "name=Other" },
        new("POST /admin/fields/{key}/retirement", "/admin/fields/no-such-field/retirement", NobodysField) { Form = "" },
    ];
}
