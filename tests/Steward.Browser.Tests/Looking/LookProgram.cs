using Steward.Browser.Tests.Looking;
using Steward.Testing;

// bin/look: photographs every page of an example organisation; bin/look URL…: the pages named. Both write to artifacts/look and say what axe finds.
var look = new Look(Path.Combine(Repository.Root, "artifacts", "look"));
return args.Length == 0 ? await look.AtEverythingAsync() : await look.AtAddressesAsync(args.Select(argument => new Uri(argument)));
