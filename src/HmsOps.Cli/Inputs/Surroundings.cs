using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Sidecar.Configuration;
using HmsOps.Steps;
using HmsOps.Steps.Plugins;

namespace HmsOps.Cli.Inputs;

/// <summary>What lies around a pack: its configuration, and the executors of its plugins, whose verbs the compiler then knows.</summary>
internal sealed class Surroundings
{
    private readonly CliContext _context;
    private readonly string? _configuration;
    private readonly IReadOnlyList<string> _plugins;
    private readonly Dictionary<string, SidecarConfiguration> _configurations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoadedPlugin> _loaded = new(StringComparer.Ordinal);

    /// <summary>Surroundings as the command line gives them.</summary>
    /// <param name="context">The program's.</param>
    /// <param name="configuration">A configuration file as given, or null: looked for.</param>
    /// <param name="plugins">Assemblies as given, besides those of the configuration.</param>
    public Surroundings(CliContext context, string? configuration, IReadOnlyList<string> plugins)
    {
        _context = context;
        _configuration = configuration;
        _plugins = plugins;
    }

    /// <summary>The configuration that governs a path.</summary>
    /// <exception cref="ToolException">It is missing though it was named, or has an error.</exception>
    public SidecarConfiguration ConfigurationOf(string fullPath)
    {
        if (_configuration is not null && !File.Exists(_context.Full(_configuration)))
        {
            throw new ToolException($"{_configuration}: there is no such file");
        }

        var file = _configuration is null ? SidecarConfiguration.Find(fullPath) : _context.Full(_configuration);
        if (file is null)
        {
            return SidecarConfiguration.Default;
        }

        if (!_configurations.TryGetValue(file, out var known))
        {
            var result = SidecarConfiguration.Read(file, _context.Environment);
            if (!result.Errors.IsEmpty)
            {
                throw Refused(result.Errors);
            }

            _configurations.Add(file, known = result.Configuration);
        }

        return known;
    }

    /// <summary>The plugins' executors, in the order in which the plugins are named; the later one of a verb wins.</summary>
    /// <exception cref="ToolException">A plugin can't be loaded.</exception>
    public ImmutableArray<IStepExecutor> ExecutorsOf(string fullPath) =>
        [.. ConfigurationOf(fullPath).Plugins.Concat(_plugins.Select(_context.Full)).SelectMany(path => Load(path).Executors)];

    /// <summary>The levels of lint that govern a path.</summary>
    /// <exception cref="ToolException">A code or a level is not one.</exception>
    public LintOptions LintOf(string fullPath)
    {
        var options = LintSettings.Read(ConfigurationOf(fullPath).Lint, out var errors);
        return errors.IsEmpty ? options : throw Refused(errors);
    }

    /// <summary>What the compiler knows besides the rules.</summary>
    public CompilationEnvironment EnvironmentOf(string fullPath) =>
        CompilationEnvironment.Default.WithVerbs(ExecutorsOf(fullPath).Select(executor => executor.Schema)) with { Tick = ConfigurationOf(fullPath).Tick };

    private ToolException Refused(ImmutableArray<ConfigurationError> errors)
    {
        var first = errors[0] with { File = Path.GetRelativePath(_context.WorkingDirectory, errors[0].File).Replace('\\', '/') };
        return new(first + (errors.Length > 1 ? $" (and {Words.Count(errors.Length - 1, "more error")})" : ""));
    }

    private LoadedPlugin Load(string path)
    {
        if (!_loaded.TryGetValue(path, out var plugin))
        {
            try
            {
                _loaded.Add(path, plugin = PluginLoader.Load(path));
            }
            catch (PluginException failure)
            {
                throw new ToolException(failure.Message);
            }
        }

        return plugin;
    }
}
