namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    private static IReadOnlyList<Row> IdentityRows =>
    [
        // a workspace that has an administrator is not set up again
        new("GET /setup", "/setup", Nobody),
        new("POST /setup", "/setup", Nobody) { Form = "code=1" },
        new("GET /setup/start", "/setup/start", "HHHHHHHIHSHHSS"),
        new("GET /setup/organisation", "/setup/organisation", "HHHHHHHIHSHHSS"),
        new("POST /setup/organisation", "/setup/organisation", "SHHHHHHIHSHHSS") { Form = "title=", Unfinished = true },

        new("GET /sign-in", "/sign-in", Street),
        new("POST /sign-in/password", "/sign-in/password", Street) { Form = "email=agent@northwind.example&password=guess" },
        new("GET /sign-in/code", "/sign-in/code", Street),
        new("POST /sign-in/code", "/sign-in/code", Street) { Form = "code=123456" },
        new("POST /sign-in/passkey/challenge", "/sign-in/passkey/challenge", Street) { Form = "" },
        new("POST /sign-in/passkey", "/sign-in/passkey", Street) { Form = "credential=x" },
        new("POST /sign-out", "/sign-out", Street) { Form = "" },
        new("GET /forgotten-password", "/forgotten-password", Street),
        new("POST /forgotten-password", "/forgotten-password", Street) { Form = "email=agent@northwind.example" },
        new("GET /invitation/{secret}", "/invitation/guessed", Street),
        new("POST /invitation/{secret}", "/invitation/guessed", Street) { Form = "password=correct+horse+battery+8" },
        new("GET /new-password/{secret}", "/new-password/guessed", Street),
        new("POST /new-password/{secret}", "/new-password/guessed", Street) { Form = "password=correct+horse+battery+8" },

        new("GET /api/v1/people", "/api/v1/people", Staff),
        new("GET /api/v1/people/me", "/api/v1/people/me", SignedIn),
        new("GET /api/v1/people/{person}", "/api/v1/people/{}", Staff) { Subject = Person },
        new("POST /api/v1/people", "/api/v1/people", Administrators) { Json = """{"name":"New Person"}""" },
        new("PATCH /api/v1/people/{person}", "/api/v1/people/{}", Administrators) { Subject = Person, Json = """{"title":"Engineer"}""" },
        new("POST /api/v1/people/{person}/invitation", "/api/v1/people/{}/invitation", Administrators) { Subject = Person, Json = "{ }" },
        new("PUT /api/v1/people/{person}/disablement", "/api/v1/people/{}/disablement", Administrators) { Subject = Person, Json = "{ }" },
        new("DELETE /api/v1/people/{person}/disablement", "/api/v1/people/{}/disablement", Administrators) { Subject = Person },
        new("GET /api/v1/people/{id:long}/erasure", "/api/v1/people/{}/erasure", Administrators) { Subject = Person },
        new("POST /api/v1/people/{id:long}/erasure", "/api/v1/people/{}/erasure", Administrators) { Subject = Person, Unfinished = true, Json = """{"confirm":"Nobody"}""" },

        new("GET /api/v1/teams", "/api/v1/teams", Staff),
        new("GET /api/v1/teams/{team}", "/api/v1/teams/{}", Staff) { Subject = Team, Foreign = Staff },
        new("POST /api/v1/teams", "/api/v1/teams", Administrators) { Json = """{"name":"New team"}""" },
        new("PATCH /api/v1/teams/{team}", "/api/v1/teams/{}", Administrators) { Subject = Team, Json = """{"members":[]}""" },
        new("DELETE /api/v1/teams/{team}", "/api/v1/teams/{}", Administrators) { Subject = Team },

        new("GET /api/v1/tokens", "/api/v1/tokens", SignedIn),
        new("POST /api/v1/tokens", "/api/v1/tokens", SignedInWriting) { Json = """{"name":"new","scope":"read","days":1}""" },
        // everybody may end their own tokens, and none but an administrator learns that another's exist
        new("DELETE /api/v1/tokens/{id}", "/api/v1/tokens/{}", "SHHHIHHIHSRISS") { Subject = Token, Foreign = "SHHHHIHIHSRHSS" },
    ];
}
