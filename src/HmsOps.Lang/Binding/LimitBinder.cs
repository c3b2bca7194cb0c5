using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>limit</c> declarations by the schema of the verb.</summary>
internal sealed class LimitBinder(CompilationEnvironment environment, Action<Diagnostic> report)
{
    private const long Most = 1_000_000;

    /// <summary>The limit, or null after diagnostics.</summary>
    public BoundLimit? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        if (!environment.Verbs.TryGetValue(declaration.Name.Text, out var verb))
        {
            report(PlaybookDiagnostics.UnknownVerb(
                Place.Of(declaration.Name), declaration.Name.Text, environment.Verbs.Keys, NearName.Of(declaration.Name.Text, environment.Verbs.Keys)));
            return null;
        }

        var isRight = ClauseChecks.Check(declaration, isReadWhole, report);
        var values = new Dictionary<string, (long Value, ClauseSyntax Clause)>(StringComparer.Ordinal);
        foreach (var clause in declaration.Clauses)
        {
            isRight &= clause.Tail is QuantityTailSyntax tail && BindOne(verb, clause, tail.Quantity, values);
        }

        if (values.TryGetValue("min-replicas", out var least) && values.TryGetValue("max-replicas", out var most) && least.Value > most.Value)
        {
            report(DeclarationDiagnostics.LimitsCross(Place.Of(least.Clause), "min-replicas", "max-replicas"));
            isRight = false;
        }

        return isRight
            ? new(
                declaration.Source,
                declaration.Span,
                verb.Name,
                [.. verb.Limits.Where(limit => values.ContainsKey(limit.Name)).Select(limit => new BoundLimitValue(limit.Name, values[limit.Name].Value))])
            : null;
    }

    private bool BindOne(Engine.Plan.VerbSchema verb, ClauseSyntax clause, QuantitySyntax quantity, Dictionary<string, (long Value, ClauseSyntax Clause)> values)
    {
        var place = Place.Of(clause).At(clause.KeywordSpan);
        if (verb.Limits.FirstOrDefault(limit => limit.Name == clause.Word) is not { } schema)
        {
            var names = verb.Limits.Select(limit => limit.Name);
            report(DeclarationDiagnostics.UnknownLimit(place, verb.Name, clause.Word, names, NearName.Of(clause.Word, names)));
            return false;
        }

        if (values.TryGetValue(schema.Name, out var first))
        {
            report(DeclarationDiagnostics.StandsTwice(place, schema.Name, Place.Of(first.Clause).At(first.Clause.KeywordSpan)));
            return false;
        }

        var value = Tally.Bind(
            quantity,
            schema.Minimum,
            Most,
            written => DeclarationDiagnostics.NotAWholeNumber(Place.Of(quantity), $"`{schema.Name}`", written, schema.Minimum, Most),
            report);
        values.Add(schema.Name, (value ?? 0, clause));
        return value is not null;
    }
}
