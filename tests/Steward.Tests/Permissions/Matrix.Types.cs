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
        new("POST /admin/types/{key}/workflow/taking", "/admin/types/task/workflow/taking", Administrators) { Form = "from=type:task" },
        new("POST /admin/types/{key}/workflow/sharing", "/admin/types/task/workflow/sharing", Administrators) { Unfinished = true, Form = "name=" },
        new("POST /admin/types/{key}/workflow/file", "/admin/types/task/workflow/file", Administrators) { Unfinished = true, Form = "" },
        new("GET /admin/types/{key}/workflow.json", "/admin/types/task/workflow.json", Administrators),
        new("GET /admin/workflows", "/admin/workflows", Administrators),
        new("POST /admin/workflows/{key}/removal", "/admin/workflows/own:none/removal", NobodysField) { Form = "" },
        new("GET /admin/priorities", "/admin/priorities", Administrators),
        new("POST /admin/priorities", "/admin/priorities", Administrators) { Unfinished = true, Form = "" },
        new("POST /admin/priorities/use", "/admin/priorities/use", Administrators) { Unfinished = true, Form = "" },
        new("GET /admin/fields/new", "/admin/fields/new", Administrators),
        new("GET /admin/fields/{FieldKey}", "/admin/fields/no-such-field", NobodysField),
        new("POST /admin/fields", "/admin/fields", Administrators) { Unfinished = true, Form = "name=&kind=Text" },
        new("POST /admin/fields/{key}", "/admin/fields/no-such-field", NobodysField) { Form = "name=Other" },
        new("POST /admin/fields/{key}/retirement", "/admin/fields/no-such-field/retirement", NobodysField) { Form = "" },
    ];
}
