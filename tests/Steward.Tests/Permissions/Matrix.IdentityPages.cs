namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // a row that was never there: missing for all who may look for it
    private const string NobodysRow = "SHHHHHHHHSRHSS";

    private static IReadOnlyList<Row> IdentityPageRows =>
    [
        new("GET /admin", "/admin", Administrators),
        new("GET /admin/people", "/admin/people", Administrators),
        new("GET /admin/people/invitation", "/admin/people/invitation", Administrators),
        new("POST /admin/people/invitation", "/admin/people/invitation", Administrators) { Form = "name=New&email=new%40northwind.example" },
        new("GET /admin/people/{Id:long}", "/admin/people/{}", Administrators) { Subject = Person },
        new("POST /admin/people/{id:long}", "/admin/people/{}", Administrators) { Subject = Person, Form = "name=Piotr&culture=en&zone=Europe%2FBerlin" },
        new("POST /admin/people/{id:long}/link", "/admin/people/{}/link", Administrators) { Subject = Person, Form = "" },
        new("POST /admin/people/{id:long}/sessions", "/admin/people/{}/sessions", Administrators) { Subject = Person, Form = "" },
        // by hand only: an administrator's token does not take a second factor away
        new("POST /admin/people/{id:long}/authenticator", "/admin/people/{}/authenticator", "SRRRRRRRRSRRSS") { Subject = Person, Form = "" },
        new("POST /admin/people/{id:long}/disablement", "/admin/people/{}/disablement", Administrators) { Subject = Person, Form = "disabled=true" },
        // by hand only: a token cannot look as somebody else
        new("POST /admin/people/{id:long}/looking", "/admin/people/{}/looking", "SRRRRRRIRSRRSS") { Subject = Person, Unfinished = true, Form = "" },
        new("POST /looking/end", "/looking/end", SignedIn) { Form = "" },
        new("GET /admin/people/{Id:long}/erasure", "/admin/people/{}/erasure", Administrators) { Subject = Person },
        new("POST /admin/people/{id:long}/erasure", "/admin/people/{}/erasure", Administrators) { Subject = Person, Unfinished = true, Form = "confirm=Nobody" },
        new("GET /admin/teams", "/admin/teams", Administrators),
        new("POST /admin/teams", "/admin/teams", Administrators) { Form = "name=New+team" },
        new("GET /admin/teams/{Id:long}", "/admin/teams/{}", Administrators) { Subject = TeamById },
        new("POST /admin/teams/{id:long}", "/admin/teams/{}", Administrators) { Subject = TeamById, Form = "name=Other" },
        new("POST /admin/teams/{id:long}/removal", "/admin/teams/{}/removal", Administrators) { Subject = TeamById, Form = "" },
        new("GET /admin/roles", "/admin/roles", Administrators),
        new("POST /admin/roles", "/admin/roles", Administrators) { Unfinished = true, Form = "space=IT&roles=Member" },
        new("GET /admin/rights", "/admin/rights", SignedIn),
        new("GET /admin/tokens", "/admin/tokens", Administrators),
        new("POST /admin/tokens/revocation", "/admin/tokens/revocation", "SHHHIHHIHSRISS") { Subject = Token, Foreign = "SHHHHIHIHSRHSS", Form = "id={}" },
        new("GET /admin/calendars", "/admin/calendars", Administrators),
        // everybody plans by the hours of the house
        new("GET /admin/calendars/{OwnerText}", "/admin/calendars/workspace", SignedIn),
        new("POST /admin/calendars/{owner}/week", "/admin/calendars/workspace/week", Administrators) { Form = "from=2026-01-01" },
        new("POST /admin/calendars/{owner}/week-removal", "/admin/calendars/workspace/week-removal", NobodysRow) { Form = "weekId=1" },
        new("POST /admin/calendars/{owner}/zone", "/admin/calendars/workspace/zone", Administrators) { Form = "zone=Europe%2FBerlin" },
        new("POST /admin/calendars/{owner}/day", "/admin/calendars/workspace/day", Administrators) { Form = "from=2026-12-24&name=Eve" },
        new("POST /admin/calendars/{owner}/day-removal", "/admin/calendars/workspace/day-removal", "SRRRRRRHRSRRSS") { Form = "dayId=1" },
        // a file that can not be read is refused before anybody's right is asked for; it tells of itself only
        new("POST /admin/calendars/{owner}/file", "/admin/calendars/workspace/file", SignedIn) { Unfinished = true, Upload = "file" },
        new("GET /admin/mail", "/admin/mail", Administrators),
        new("POST /admin/mail", "/admin/mail", Administrators) { Unfinished = true, Form = "host=mail.northwind.example&port=none&protection=StartTls" },
        new("POST /admin/mail/switch", "/admin/mail/switch", Administrators) { Form = "on=no" },
        new("POST /admin/mail/test", "/admin/mail/test", Administrators) { Form = "email=member%40northwind.example" },
        new("POST /admin/mail/messages/{id:long}/resend", "/admin/mail/messages/1/resend", "SRRRRRRHRSRRSS") { Form = "" },

        new("GET /absences", "/absences", StaffPages),
        new("POST /absences", "/absences", SignedInWriting) { Unfinished = true, Form = "from=2026-12-24&to=2026-12-24&kind=leave" },
        new("POST /absences/removal", "/absences/removal", NobodysRow) { Form = "id=1" },
        new("GET /me", "/me", SignedIn),
        new("POST /me", "/me", SignedInWriting) { Unfinished = true, Form = "name=Same&culture=en&zone=Europe%2FBerlin" },
        new("GET /me/absences", "/me/absences", SignedIn),
        new("GET /me/tokens", "/me/tokens", SignedIn),
        // what changes a way in is led to the password first, so a token comes no further than that page
        new("POST /me/tokens", "/me/tokens", SignedIn) { Form = "name=new&scope=read&days=1" },
        new("POST /me/tokens/revocation", "/me/tokens/revocation", "SHHHIHHIHSRISS") { Subject = Token, Foreign = "SHHHHIHIHSRHSS", Form = "id={}" },
        new("GET /me/security", "/me/security", SignedIn),
        new("GET /me/again", "/me/again", SignedIn),
        new("POST /me/again", "/me/again", SignedIn) { Unfinished = true, Form = "password=guess" },
        new("POST /me/password", "/me/password", SignedIn) { Unfinished = true, Form = "password=another+horse+battery+9" },
        new("GET /me/authenticator", "/me/authenticator", SignedIn),
        new("POST /me/authenticator", "/me/authenticator", SignedIn) { Form = "code=123456" },
        new("POST /me/authenticator/removal", "/me/authenticator/removal", SignedIn) { Form = "" },
        new("POST /me/recovery-codes", "/me/recovery-codes", SignedIn) { Form = "" },
        new("POST /me/passkeys/challenge", "/me/passkeys/challenge", SignedIn) { Form = "" },
        new("POST /me/passkeys", "/me/passkeys", SignedIn) { Form = "credential=x" },
        new("POST /me/passkeys/removal", "/me/passkeys/removal", SignedIn) { Form = "id=x" },
        new("POST /me/sessions/end", "/me/sessions/end", SignedInWriting) { Form = "id=x" },
    ];
}
