using Steward.Web.CommandLine;

return await Verbs.Run(args);
