namespace Steward.Tests.Permissions;

internal static partial class Matrix
{
    // a mail or a letter that never was: missing to who works there, hidden from all others
    private const string NoMailAtPrinter = "SHHHHHHHHSHHSS";
    private const string NoLetterAtPrinter = "SHHHHHHHRSRHSS";
    private const string NoLetterAtSwitch = "SHHHHHHHHSRHSS";

    private static IReadOnlyList<Row> MailRows =>
    [
        new("GET /admin/mailboxes", "/admin/mailboxes", Administrators),
        new("GET /admin/mailboxes/new", "/admin/mailboxes/new", Administrators),
        new("GET /admin/mailboxes/{Id:long}", "/admin/mailboxes/1", NobodysJob),
        new("POST /admin/mailboxes", "/admin/mailboxes", Administrators) { Unfinished = true, Form = "address=nonsense" },
        new("POST /admin/mailboxes/{id:long}", "/admin/mailboxes/1", NobodysJob) { Form = "address=a%40b.example&space=IT&type=incident&protection=Tls&unknownSenders=Welcome&closedReplies=Reopen" },
        new("POST /admin/mailboxes/{id:long}/switch", "/admin/mailboxes/1/switch", NobodysJob) { Form = "on=yes" },
        new("POST /admin/mailboxes/{id:long}/removal", "/admin/mailboxes/1/removal", NobodysJob) { Form = "" },
        new("POST /admin/mailboxes/{id:long}/test", "/admin/mailboxes/1/test", NobodysJob) { Form = "mails=no" },
        new("GET /admin/received-mail", "/admin/received-mail", Administrators),
        new("POST /admin/received-mail/{id:long}/release", "/admin/received-mail/1/release", NobodysJob) { Form = "" },
        new("POST /admin/received-mail/{id:long}/removal", "/admin/received-mail/1/removal", NobodysJob) { Form = "" },
        new("GET /admin/received-mail/{id:long}/raw", "/admin/received-mail/1/raw", NobodysJob),
        new("GET /admin/letters", "/admin/letters", Administrators),
        new("POST /admin/letters", "/admin/letters", Administrators) { Unfinished = true, Form = "kind=Reply&language=en&subject=&body=x" },
        new("GET /i/{key}/mails/{id:long}/html", "/i/{}/mails/1/html", NoMailAtPrinter) { Subject = Item, Foreign = NoMailAtPrinter },
        new("GET /i/{key}/mails/{id:long}/raw", "/i/{}/mails/1/raw", NoMailAtPrinter) { Subject = Item, Foreign = NoMailAtPrinter },
        new("POST /i/{key}/letters/{comment:long}/hold", "/i/{}/letters/1/hold", NoLetterAtPrinter) { Subject = Item, Foreign = NoLetterAtSwitch, Form = "" },
        new("POST /i/{key}/letters/{letter:long}/repeat", "/i/{}/letters/1/repeat", NoLetterAtPrinter) { Subject = Item, Foreign = NoLetterAtSwitch, Form = "" },
    ];
}
