using YamlDotNet.RepresentationModel;

namespace HmsOps.Sidecar.Configuration;

/// <summary>A mapping of the configuration that knows which of its keys were asked for.</summary>
internal sealed class ConfigurationSection
{
    private readonly string _file;
    private readonly string _path;
    private readonly YamlMappingNode _node;
    private readonly SecretReferences _secrets;
    private readonly List<ConfigurationError> _errors;
    private readonly Dictionary<string, (YamlNode Key, YamlNode Value)> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    public ConfigurationSection(
        string file, string path, YamlMappingNode node, SecretReferences secrets, List<ConfigurationError> errors)
    {
        _file = file;
        _path = path;
        _node = node;
        _secrets = secrets;
        _errors = errors;
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                _entries.Add(name, (key, value));
            }
            else
            {
                Report(key, "a key is a single word");
            }
        }
    }

    /// <summary>As written.</summary>
    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary><c>file:line:col</c>.</summary>
    public string Place => $"{_file}:{_node.Start.Line}:{_node.Start.Column}";

    /// <summary>True where a key is written, with whatever value.</summary>
    public bool Has(string key) => _entries.ContainsKey(key);

    /// <summary>A scalar with its reference resolved, or null where it is not given or wrong.</summary>
    public string? Text(string key)
    {
        if (Value(key) is not { } value)
        {
            return null;
        }

        if (value is not YamlScalarNode { Value: { } text })
        {
            Report(value, $"'{_path}{key}' takes one value");
            return null;
        }

        if (SecretReferences.IsSecretKey(key) && !SecretReferences.IsReference(text))
        {
            Report(value, $"'{_path}{key}' is a secret, which does not stand in a file: write ${{env:NAME}} or ${{file:PATH}}");
            return null;
        }

        var resolved = _secrets.Resolve(text, out var error);
        if (error is not null)
        {
            Report(value, error);
            return null;
        }

        return resolved.Length == 0 ? null : resolved;
    }

    /// <summary>A scalar that must be there.</summary>
    public string? Required(string key)
    {
        var text = Text(key);
        if (text is null && !_entries.ContainsKey(key))
        {
            Report(_node, $"'{_path}{key}' is missing");
        }

        return text;
    }

    /// <summary>A list of scalars; empty where it is not given.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Value(key))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return [];
            case YamlSequenceNode list when list.Children.All(static child => child is YamlScalarNode { Value.Length: > 0 }):
                return [.. list.Children.OfType<YamlScalarNode>().Select(static child => child.Value ?? "")];
            case var value:
                Report(value, $"'{_path}{key}' takes a list: [ a, b ]");
                return [];
        }
    }

    /// <summary>A mapping, or null where it is not given or wrong.</summary>
    public ConfigurationSection? Mapping(string key)
    {
        switch (Value(key))
        {
            case null or YamlScalarNode { Value: null or "" }:
                return null;
            case YamlMappingNode mapping:
                return new ConfigurationSection(_file, $"{_path}{key}.", mapping, _secrets, _errors);
            case var value:
                Report(value, $"'{_path}{key}' takes keys of its own: {key}: {{ … }}");
                return null;
        }
    }

    /// <summary>Where a key and its value stand, as errors without a message.</summary>
    public (ConfigurationError Key, ConfigurationError Value) PlacesOf(string key) =>
        _entries.TryGetValue(key, out var entry) ? (ErrorAt(entry.Key, ""), ErrorAt(entry.Value, "")) : (ErrorAt(_node, ""), ErrorAt(_node, ""));

    /// <summary>Reports every key that nobody asked for.</summary>
    public void RefuseTheRest()
    {
        foreach (var (name, entry) in _entries)
        {
            if (!_known.Contains(name))
            {
                Report(entry.Key, $"there is no '{_path}{name}'{NearName.Hint(name, _known)}");
            }
        }
    }

    /// <summary>Reports something about a key's value.</summary>
    public void Report(string key, string message) => Report(_entries.TryGetValue(key, out var entry) ? entry.Value : _node, message);

    private YamlNode? Value(string key)
    {
        _known.Add(key);
        return _entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    private void Report(YamlNode node, string message) =>
        _errors.Add(ErrorAt(node, message));

    private ConfigurationError ErrorAt(YamlNode node, string message) => new(_file, node.Start.Line, node.Start.Column, message);
}
