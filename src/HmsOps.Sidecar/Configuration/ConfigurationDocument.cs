using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace HmsOps.Sidecar.Configuration;

/// <summary>From a file to the mapping at its root, with limits against files that are made to exhaust the reader.</summary>
internal static class ConfigurationDocument
{
    private const int MaximumDepth = 16;

    /// <summary>The root, or null: empty file, or an error was added.</summary>
    public static YamlMappingNode? Load(string file, List<ConfigurationError> errors)
    {
        try
        {
            if (new FileInfo(file).Length > SidecarConfiguration.MaximumLength)
            {
                errors.Add(new(file, 0, 0, "the file is longer than a megabyte: this is no configuration"));
                return null;
            }

            return Parse(file, File.ReadAllText(file), errors);
        }
        catch (YamlException failure)
        {
            errors.Add(new(file, failure.Start.Line, failure.Start.Column, $"this is no YAML: {failure.Message.ReplaceLineEndings(" ")}"));
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(file, 0, 0, $"the configuration can't be read: {failure.Message.ReplaceLineEndings(" ")}"));
            return null;
        }
    }

    private static YamlMappingNode? Parse(string file, string text, List<ConfigurationError> errors)
    {
        if (Objection(text) is { } objection)
        {
            errors.Add(new(file, objection.At.Line, objection.At.Column, objection.Message));
            return null;
        }

        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is YamlScalarNode { Value: null or "" })
        {
            return null;
        }

        if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
        {
            return mapping;
        }

        errors.Add(new(file, 1, 1, "the configuration is one mapping of keys, as in 'listen: 127.0.0.1:4317'"));
        return null;
    }

    // Events are flat, the tree is built by recursion: so depth is counted here first.
    private static (Mark At, string Message)? Objection(string text)
    {
        var depth = 0;
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
            switch (parser.Current)
            {
                case AnchorAlias alias:
                    return (alias.Start, "anchors and aliases have no place in a configuration: write the value again");
                case MappingStart or SequenceStart when ++depth > MaximumDepth:
                    return (parser.Current.Start, $"nested more than {MaximumDepth} deep");
                case MappingEnd or SequenceEnd:
                    depth--;
                    break;
            }
        }

        return null;
    }
}
