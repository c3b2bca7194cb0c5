using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Syntax.Tails;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Yaml;

/// <summary>What the readers of a file's declarations share.</summary>
internal sealed class YamlContext(SourceText source, Action<Diagnostic> report)
{
    private bool _stopped;

    public SourceText Source => source;

    public TailParser Tails { get; } = new();

    /// <value>Comments inside of scalars, by their places.</value>
    public SortedDictionary<int, TextSpan> Comments { get; } = [];

    public void Report(Diagnostic? problem)
    {
        if (problem is not null)
        {
            report(problem);
        }
    }

    /// <summary>The scalar with something to say that a row asks for, or null, which is reported.</summary>
    public YamlScalar? Scalar(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (_stopped || value is YamlBroken)
        {
            return null;
        }

        if (value is not YamlScalar scalar)
        {
            WrongShape(row, key, value);
            return null;
        }

        if (YamlHabits.IsComment(source, scalar, report))
        {
            return null;
        }

        if (scalar.Value.Trim().Length == 0)
        {
            report(SyntaxDiagnostics.MissingTail(source, key.Span, key.Value, YamlHabits.Example(row, key.Value)));
            return null;
        }

        if (Tails.TokenCount > SyntaxLimits.FileTokens)
        {
            _stopped = true;
            report(SyntaxDiagnostics.FileTooLong(source, new TextSpan(scalar.Span.Start, 0), SyntaxLimits.FileTokens));
            return null;
        }

        return scalar;
    }

    /// <summary>What a scalar says, its comments noted.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="scalar">The scalar.</param>
    public TailText Text(ClauseRow row, YamlScalar scalar)
    {
        var text = ScalarText.Of(source, scalar);
        foreach (var span in TailComments.Find(row, text))
        {
            Comments[span.Start] = span;
        }

        return text;
    }

    /// <summary>Reports a value that is a list or a mapping where it should not be, or none where it should.</summary>
    public void WrongShape(ClauseRow row, YamlScalar key, YamlNode value)
    {
        if (value is not YamlBroken)
        {
            var span = value.Span.Length == 0 ? key.Span : value is YamlScalar ? value.Span : new TextSpan(value.Span.Start, 1);
            report(YamlDiagnostics.WrongShape(source, span, key.Value, YamlHabits.ShapeOf(row, key.Value)));
        }
    }

    /// <summary>The pairs but the first, each key once; a second one is reported.</summary>
    public IEnumerable<YamlPair> Others(YamlMapping mapping, YamlPair? name)
    {
        var seen = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        if (name is not null)
        {
            seen.Add(name.Key.Value, name.Key.Span);
        }

        foreach (var pair in mapping.Pairs)
        {
            if (ReferenceEquals(pair, name))
            {
                continue;
            }

            if (seen.TryAdd(pair.Key.Value, pair.Key.Span))
            {
                yield return pair;
            }
            else
            {
                report(YamlDiagnostics.DuplicateKey(source, pair.Key.Span, pair.Key.Value, seen[pair.Key.Value]));
            }
        }
    }
}
