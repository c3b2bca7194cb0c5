using System.Collections.Immutable;
using System.Net;
using HmsOps.Engine;
using HmsOps.Steps.Notifiers;

namespace HmsOps.Sidecar.Configuration;

/// <summary>The settings of <c>hmsops.yaml</c>; what is not said has its default.</summary>
public sealed record SidecarConfiguration
{
    /// <value>The file's name in a pack root.</value>
    public const string FileName = "hmsops.yaml";

    /// <value>A megabyte: a longer file is refused.</value>
    public const int MaximumLength = 1 << 20;

    /// <summary>Every default.</summary>
    public static SidecarConfiguration Default { get; } = new();

    /// <value>The file that was read, or null.</value>
    public string? File { get; init; }

    /// <value>gRPC: 127.0.0.1:4317; port 0 takes a free one.</value>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Loopback, 4317);

    /// <value>Where the dashboard is to listen, or null; this version has none and warns.</value>
    public IPEndPoint? Dashboard { get; init; }

    /// <value>The state folder's full path, or null: the caller's default.</value>
    public string? State { get; init; }

    /// <value>The tick length in engine time: 1 s.</value>
    public long Tick { get; init; } = EngineTime.Second;

    /// <value>Mail, or null: notices by mail go to the log.</value>
    public EmailSettings? Email { get; init; }

    /// <value>By verb, in order.</value>
    public ImmutableArray<ExecutorConfiguration> Executors { get; init; } = [];

    /// <value>Full paths of assemblies.</value>
    public ImmutableArray<string> Plugins { get; init; } = [];

    /// <value>Levels of lint, as written and in that order; whoever compiles rules reads them.</value>
    public ImmutableArray<LintSetting> Lint { get; init; } = [];

    /// <value>Every resolved secret: redacted by value wherever text leaves the process.</value>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>The configuration file that governs a path: in its folder (or itself, where it is a folder), else in the nearest parent; null where there is none.</summary>
    public static string? Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var full = Path.GetFullPath(path);
        for (var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, FileName);
            if (System.IO.File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>Reads a configuration file; paths in it are relative to its folder.</summary>
    /// <param name="file">The file, as it shall be named in messages.</param>
    /// <param name="environment">Looks up an environment variable, for <c>${env:NAME}</c>.</param>
    public static ConfigurationResult Read(string file, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(environment);
        return new ConfigurationReader(file, environment).Read();
    }
}
