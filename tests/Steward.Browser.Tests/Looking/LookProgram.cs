using Steward.Browser.Tests.Looking;
using Steward.Testing;

// bin/look URL…: photographs pages into artifacts/look and says what axe finds.
if (args.Length == 0)
{
    Console.Error.WriteLine("bin/look URL…");
    return 2;
}

return await Look.AtAddressesAsync(args.Select(argument => new Uri(argument)), Path.Combine(Repository.Root, "artifacts", "look"));
