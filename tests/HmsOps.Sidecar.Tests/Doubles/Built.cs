namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>Other projects' outputs, which lie beside the tests' own: <c>bin/PROJECT/CONFIGURATION/</c>.</summary>
internal static class Built
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static string Plugin { get; } = Of("HmsOps.TestPlugin", "HmsOps.TestPlugin.dll");

    public static string Program { get; } = Of("HmsOps.Cli", "hmsops.dll");

    private static string Of(string project, string file) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", project, Configuration, file));
}
