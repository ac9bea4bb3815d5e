using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Steward.Testing.Post;

/// <summary>The folders and settings the two servers of a <see cref="MailPost"/> start from.</summary>
internal static class MailPostFiles
{
    public static readonly byte[] TokenKey = Encoding.ASCII.GetBytes("the issuer of tokens signs by it");

    /// <summary>Writes everything and answers the fingerprint of the certificate.</summary>
    public static string Write(string folder, MailPost post)
    {
        foreach (var name in new[] { "etc", "spool", "data", "mail", "run", "keys/default/HS256" })
            Directory.CreateDirectory(Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "keys/default/HS256/default"), Convert.ToBase64String(TokenKey));
        var fingerprint = WriteCertificate(folder);
        File.WriteAllText(Path.Combine(folder, "etc/main.cf"), Main(folder, post));
        File.WriteAllText(Path.Combine(folder, "etc/master.cf"), Master(post));
        File.WriteAllText(Path.Combine(folder, "dovecot.conf"), Dovecot(folder, post));
        File.WriteAllText(Path.Combine(folder, "oauth.conf"), $"introspection_mode = local\nlocal_validation_key_dict = fs:posix:prefix={folder}/keys/\nusername_attribute = email\n");
        // both give their rights up, and must still reach what is theirs
        Do("chmod", "755", folder);
        Do("chown", "mail:mail", Path.Combine(folder, "mail"));
        Do("chown", "postfix", Path.Combine(folder, "data"));
        return fingerprint;
    }

    private static string WriteCertificate(string folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private static string Main(string folder, MailPost post) => $$"""
        compatibility_level = 3.6
        queue_directory = {{folder}}/spool
        data_directory = {{folder}}/data
        mail_owner = postfix
        setgid_group = postdrop
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        myhostname = mail.steward.example
        mydestination =
        mynetworks =
        local_recipient_maps =
        alias_maps =
        virtual_mailbox_domains = static:all
        virtual_transport = lmtp:inet:127.0.0.1:{{post.LmtpPort}}
        smtpd_tls_cert_file = {{folder}}/cert.pem
        smtpd_tls_key_file = {{folder}}/key.pem
        smtpd_tls_security_level = may
        smtpd_tls_auth_only = yes
        smtpd_sasl_auth_enable = yes
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = inet:127.0.0.1:{{post.AuthPort}}
        smtpd_recipient_restrictions = check_recipient_access inline:{ { {{MailPost.Gone}} = 550 5.1.1 No such mailbox here }, { {{MailPost.Later}} = 450 4.2.1 Mailbox busy } }, permit
        smtpd_forbid_bare_newline = yes
        maillog_file = {{folder}}/mail.log
        maillog_file_prefixes = {{folder}}
        smtputf8_enable = yes
        message_size_limit = 1000000

        """;

    private static string Master(MailPost post) => $$"""
        127.0.0.1:{{post.SmtpPort}} inet n - n - - smtpd
        127.0.0.1:{{post.SmtpsPort}} inet n - n - - smtpd
          -o smtpd_tls_wrappermode=yes
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        proxymap unix - - n - - proxymap
        smtp unix - - n - - smtp
        relay unix - - n - - smtp
        showq unix n - n - - showq
        error unix - - n - - error
        retry unix - - n - - error
        lmtp unix - - n - - lmtp
        anvil unix - - n - 1 anvil
        scache unix - - n - 1 scache
        postlog unix-dgram n - n - 1 postlogd

        """;

    private static string Dovecot(string folder, MailPost post) => $$"""
        protocols = imap lmtp
        base_dir = {{folder}}/run
        log_path = {{folder}}/dovecot.log
        listen = 127.0.0.1
        ssl = yes
        ssl_cert = <{{folder}}/cert.pem
        ssl_key = <{{folder}}/key.pem
        mail_location = maildir:{{folder}}/mail/%u
        mail_uid = mail
        mail_gid = mail
        first_valid_uid = 1
        first_valid_gid = 1
        auth_mechanisms = plain login xoauth2
        disable_plaintext_auth = yes
        passdb {
          driver = static
          args = password={{MailPost.Password}}
          mechanisms = plain login
        }
        passdb {
          driver = oauth2
          mechanisms = xoauth2
          args = {{folder}}/oauth.conf
        }
        userdb {
          driver = static
          args = uid=mail gid=mail home={{folder}}/mail/%u allow_all_users=yes
        }
        service imap-login {
          inet_listener imap {
            port = {{post.ImapPort}}
          }
          inet_listener imaps {
            port = {{post.ImapsPort}}
          }
        }
        service lmtp {
          inet_listener lmtp {
            address = 127.0.0.1
            port = {{post.LmtpPort}}
          }
        }
        service auth {
          inet_listener {
            address = 127.0.0.1
            port = {{post.AuthPort}}
          }
        }

        """;

    private static void Do(string program, params string[] arguments)
    {
        using var done = Process.Start(program, arguments);
        done.WaitForExit();
        if (done.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with code {done.ExitCode}.");
    }
}
