using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using HmsOps.Engine;
using HmsOps.Steps.Notifiers;

namespace HmsOps.Sidecar.Configuration;

/// <summary>Reads one <c>hmsops.yaml</c>; every mistake is reported, none is thrown.</summary>
internal sealed class ConfigurationReader
{
    private readonly string _file;
    private readonly string _folder;
    private readonly SecretReferences _secrets;
    private readonly List<ConfigurationError> _errors = [];

    public ConfigurationReader(string file, Func<string, string?> environment)
    {
        _file = file;
        _folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? "/";
        _secrets = new SecretReferences(_folder, environment);
    }

    public ConfigurationResult Read()
    {
        var configuration = SidecarConfiguration.Default with { File = _file };
        if (ConfigurationDocument.Load(_file, _errors) is { } root)
        {
            var section = new ConfigurationSection(_file, "", root, _secrets, _errors);
            var notifiers = section.Mapping("notifiers");
            var email = notifiers?.Mapping("email");
            notifiers?.RefuseTheRest();
            configuration = configuration with
            {
                Listen = Address(section, "listen") ?? configuration.Listen,
                Dashboard = Address(section, "dashboard"),
                State = section.Text("state") is { } state ? Path.GetFullPath(state, _folder) : null,
                Tick = Tick(section) ?? configuration.Tick,
                Email = email is null ? null : Email(email),
                Executors = Executors(section.Mapping("executors")),
                Plugins = [.. section.Texts("plugins").Select(plugin => Path.GetFullPath(plugin, _folder))],
                Lint = Lint(section.Mapping("lint")),
            };
            section.RefuseTheRest();
        }

        return new ConfigurationResult(configuration with { Secrets = [.. _secrets.Secrets] }, [.. _errors.OrderBy(error => error.Line).ThenBy(error => error.Column)]);
    }

    private static IPEndPoint? Address(ConfigurationSection section, string key)
    {
        if (section.Text(key) is not { } text)
        {
            return null;
        }

        var address = ListenAddress.Parse(text, out var error);
        if (error is not null)
        {
            section.Report(key, error);
        }

        return address;
    }

    private static long? Tick(ConfigurationSection section)
    {
        if (section.Text("tick") is not { } text)
        {
            return null;
        }

        var tick = DurationText.Parse(text);
        var divides = tick is >= EngineTime.Second / 100 and <= EngineTime.Minute
            && (EngineTime.Second % tick == 0 || tick % EngineTime.Second == 0);
        if (!divides)
        {
            section.Report("tick", $"'{text}' can't be the tick: write whole seconds up to 60s, or a part of a second that divides it, as in 100ms");
        }

        return divides ? tick : null;
    }

    private static EmailSettings? Email(ConfigurationSection section)
    {
        var host = section.Required("host");
        var from = section.Required("from");
        var port = 25;
        if (section.Text("port") is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > IPEndPoint.MaxPort))
        {
            section.Report("port", $"'{text}' is no port: write a number from 1 to 65535");
        }

        var tls = TlsMode.Auto;
        if (section.Text("tls") is { } mode)
        {
            (tls, var isKnown) = mode switch
            {
                "auto" => (TlsMode.Auto, true),
                "on" => (TlsMode.On, true),
                "off" => (TlsMode.Off, true),
                _ => (TlsMode.Auto, false),
            };
            if (!isKnown)
            {
                section.Report("tls", $"'{mode}' is none of auto, on, off");
            }
        }

        if (from is not null && !from.Contains('@', StringComparison.Ordinal))
        {
            section.Report("from", $"'{from}' is no mail address");
        }

        var user = section.Text("user");
        var password = section.Text("password");
        if (section.Has("user") != section.Has("password"))
        {
            section.Report(section.Has("user") ? "user" : "password", "'user' and 'password' go together");
        }

        section.RefuseTheRest();
        return host is null || from is null ? null : new EmailSettings(host, port, tls, from, user, password);
    }

    private static ImmutableArray<LintSetting> Lint(ConfigurationSection? section)
    {
        if (section is null)
        {
            return [];
        }

        var settings = ImmutableArray.CreateBuilder<LintSetting>();
        foreach (var code in section.Keys.ToArray())
        {
            var (key, value) = section.PlacesOf(code);
            settings.Add(new(code, section.Text(code) ?? "", key, value));
        }

        return settings.ToImmutable();
    }

    private static ImmutableArray<ExecutorConfiguration> Executors(ConfigurationSection? section)
    {
        if (section is null)
        {
            return [];
        }

        var executors = ImmutableArray.CreateBuilder<ExecutorConfiguration>();
        foreach (var verb in section.Keys.Order(StringComparer.Ordinal).ToArray())
        {
            if (section.Mapping(verb) is { } settings)
            {
                var texts = settings.Keys
                    .Where(key => key != "driver")
                    .ToImmutableSortedDictionary(key => key, key => settings.Text(key) ?? "", StringComparer.Ordinal);
                executors.Add(new ExecutorConfiguration(verb, settings.Text("driver"), texts, settings.Place));
            }
        }

        return executors.ToImmutable();
    }
}
