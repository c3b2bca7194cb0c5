namespace HmsOps.Cli.Tests.Demo;

/// <summary>The demo's world takes real time: its tests run while nothing else does.</summary>
[CollectionDefinition("demo", DisableParallelization = true)]
public sealed class DemoCollection;
