using System.Text.RegularExpressions;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Parameters of playbooks in raw words: <c>$to</c>, alone or inside a text.</summary>
internal static partial class ParameterWords
{
    /// <summary>The parameter that a word is, or null where it is something else.</summary>
    public static string? Whole(RawWordSyntax word) =>
        Parameter().Match(word.Text) is { Success: true, Index: 0 } match && match.Length == word.Text.Length ? match.Groups[1].Value : null;

    /// <summary>The first parameter inside a word, or null.</summary>
    public static string? First(RawWordSyntax word) => Parameter().Match(word.Text) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>False after a diagnostic about a name that is no parameter.</summary>
    /// <param name="word">The word.</param>
    /// <param name="parameters">The parameters, or null outside a playbook.</param>
    /// <param name="report">Takes diagnostics.</param>
    public static bool Check(RawWordSyntax word, IReadOnlyDictionary<string, ParameterType?>? parameters, Action<Diagnostic> report)
    {
        foreach (Match match in Parameter().Matches(word.Text))
        {
            var name = match.Groups[1].Value;
            if (parameters?.ContainsKey(name) != true)
            {
                var at = word.Source.TextOf(word.Span).IndexOf(match.Value, StringComparison.Ordinal);
                var span = at < 0 ? word.Span : new TextSpan(word.Span.Start + at, match.Length);
                report(StepDiagnostics.UnknownParameter(
                    new(word.Source, span), name, parameters is not null, parameters is null ? null : NearName.Of(name, parameters.Keys)));
                return false;
            }
        }

        return true;
    }

    /// <summary>The word with the arguments in it; a word that is a parameter takes the argument's place, so that what is wrong with the value is told there.</summary>
    public static RawWordSyntax Fill(RawWordSyntax word, IReadOnlyDictionary<string, RawWordSyntax> arguments)
    {
        if (!word.Text.Contains('$', StringComparison.Ordinal))
        {
            return word;
        }

        return Whole(word) is { } name && arguments.TryGetValue(name, out var argument)
            ? argument with { IsQuoted = true }
            : word with { Text = Parameter().Replace(word.Text, match => arguments.GetValueOrDefault(match.Groups[1].Value)?.Text ?? match.Value) };
    }

    /// <summary>True where an argument takes a parameter of this type; of a type that is wrong itself nothing more is said.</summary>
    public static bool Fits(ArgumentType wanted, ParameterType? type) => (wanted, type) switch
    {
        (_, null) or (ArgumentType.Text, _) => true,
        (ArgumentType.Number or ArgumentType.Integer, ParameterType.Number) => true,
        (ArgumentType.Duration, ParameterType.Duration) => true,
        (ArgumentType.Ratio, ParameterType.Ratio or ParameterType.Number) => true,
        (ArgumentType.Bytes, ParameterType.Bytes) => true,
        (ArgumentType.Flag, ParameterType.Bool) => true,
        _ => false,
    };

    /// <summary>The type by which an argument for a parameter is read.</summary>
    public static ArgumentType ArgumentTypeOf(ParameterType type) => type switch
    {
        ParameterType.Text => ArgumentType.Text,
        ParameterType.Number => ArgumentType.Number,
        ParameterType.Duration => ArgumentType.Duration,
        ParameterType.Ratio => ArgumentType.Ratio,
        ParameterType.Bytes => ArgumentType.Bytes,
        _ => ArgumentType.Flag,
    };

    [GeneratedRegex(@"\$([\p{L}_][\p{L}\p{Nd}_]*(?:-[\p{L}\p{Nd}_]+)*)")]
    private static partial Regex Parameter();
}
