using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;
using Steward.WorkItems.Changing;

namespace Steward.Web.Hosting;

/// <summary><c>/openapi/v1.json</c>: the API described from the routes themselves (OpenAPI 3.1).</summary>
internal static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Steward",
                Version = "v1",
                Description = "Lists answer `items` and `nextCursor`. Refusals are problem details (RFC 9457) with `errors` by field. "
                    + "`Idempotency-Key` makes a repeated POST or PATCH take effect once. `ETag` is the version; `If-Match` guards a change.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API token: Settings, API tokens, or `steward token create`." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            var type = context.JsonTypeInfo.Type;
            var empty = JsonSchemaType.Null;
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Maybe<>))
                type = type.GenericTypeArguments[0]; // left out or given, perhaps as null
            else
                empty = default;
            type = Nullable.GetUnderlyingType(type) ?? type;
            if (type == typeof(Instant))
                (schema.Type, schema.Format) = (JsonSchemaType.String | empty, "date-time");
            else if (type == typeof(LocalDate))
                (schema.Type, schema.Format) = (JsonSchemaType.String | empty, "date");
            else if (empty != default)
                schema.Type = (type == typeof(int) ? JsonSchemaType.Integer : JsonSchemaType.String) | empty;
            return Task.CompletedTask;
        });
    });
}
