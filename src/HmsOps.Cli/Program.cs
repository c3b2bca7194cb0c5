using HmsOps.Cli;

return await CommandLine.RunAsync(args, CliContext.OfProcess());
