using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>A playbook before its steps are bound.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Parameters">Its parameters, or null where one is wrong.</param>
/// <param name="Schema">What a call takes, as of a verb; null where a parameter is wrong.</param>
/// <param name="Steps">Its steps as written, or null where they could not be read.</param>
internal sealed record PlaybookEntry(
    DeclarationSyntax Declaration, ImmutableArray<BoundPlaybookParameter>? Parameters, VerbSchema? Schema, StepsTailSyntax? Steps)
{
    /// <value>True once its steps were bound without an error; only then a call unfolds them.</value>
    public bool IsRight { get; set; }
}

/// <summary>A pack's playbooks by name: their parameters, and which call themselves.</summary>
internal sealed class PlaybookIndex
{
    private const int DeepestCall = 100;

    private readonly Dictionary<string, PlaybookEntry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _endless = new(StringComparer.Ordinal);

    /// <summary>Enters the playbooks and reports wrong parameters and recursion.</summary>
    public PlaybookIndex(DeclarationIndex index, Action<Diagnostic> report)
    {
        foreach (var declaration in index.Of(DeclarationTable.Playbook).Where(index.IsFirst))
        {
            var steps = ClauseChecks.Find(declaration, "steps")?.Tail as StepsTailSyntax;
            var parameters = ParametersOf(declaration, report);
            var schema = parameters is { } known ? SchemaOf(declaration.Name.Text, known) : null;
            _entries.Add(declaration.Name.Text, new(declaration, parameters, schema, steps));
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _entries.Keys)
        {
            FindCycles(name, [], done, report);
        }
    }

    /// <summary>The names, in the order of the files.</summary>
    public IEnumerable<string> Names => _entries.Keys;

    /// <summary>The playbook of a name, or null.</summary>
    public PlaybookEntry? Find(string name) => _entries.GetValueOrDefault(name);

    /// <summary>True for a playbook that calls itself, which was said.</summary>
    public bool IsEndless(string name) => _endless.Contains(name);

    /// <summary>True where somebody is told in one of the steps, calls followed; a call of what there is not may tell somebody.</summary>
    public bool CanTell(StepsTailSyntax? steps)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<StepsTailSyntax?>([steps]);
        while (pending.TryDequeue(out var block))
        {
            foreach (var step in block is null ? [] : StepWalk.All(block.Steps))
            {
                if (step is NotifyStepSyntax)
                {
                    return true;
                }

                if (step is CallStepSyntax { Words: [var name, ..] } && seen.Add(name.Text))
                {
                    if (Find(name.Text) is not { Steps: { } called })
                    {
                        return true;
                    }

                    pending.Enqueue(called);
                }
            }
        }

        return false;
    }

    private static ImmutableArray<BoundPlaybookParameter>? ParametersOf(DeclarationSyntax declaration, Action<Diagnostic> report)
    {
        var clause = ClauseChecks.Find(declaration, "parameters");
        if (clause?.Tail is not ParametersTailSyntax tail)
        {
            return clause is null ? [] : null;
        }

        var bound = new List<BoundPlaybookParameter>();
        var isRight = true;
        foreach (var parameter in tail.Parameters)
        {
            if (bound.Find(other => other.Name == parameter.Name.Text) is { } first)
            {
                report(StepDiagnostics.ParameterTwice(Place.Of(parameter.Name), parameter.Name.Text, Place.Of(first)));
                isRight = false;
                continue;
            }

            if (LetScopes.TypeOf(parameter) is not { } type)
            {
                isRight = false;
                continue;
            }

            var schema = new ArgumentSchema(parameter.Name.Text, ParameterWords.ArgumentTypeOf(type), "");
            var value = parameter.Default is { } text ? ArgumentValue.Read(schema, text.Text, Place.Of(text), report) : null;
            isRight &= parameter.Default is null || value is not null;
            bound.Add(new(parameter.Source, parameter.Span, parameter.Name.Text, type, value));
        }

        return isRight ? [.. bound] : null;
    }

    private static VerbSchema SchemaOf(string name, ImmutableArray<BoundPlaybookParameter> parameters) => new(
        name,
        "",
        StepEffect.Once,
        [
            .. parameters.Select(parameter => new ArgumentSchema(
                parameter.Name, ParameterWords.ArgumentTypeOf(parameter.Type), "", Required: parameter.Default is null, Default: parameter.Default?.Text)),
        ],
        "");

    private void FindCycles(string name, ImmutableArray<string> path, HashSet<string> done, Action<Diagnostic> report)
    {
        if (done.Contains(name) || Find(name) is not { Steps: { } steps })
        {
            return;
        }

        if (path.Length == DeepestCall)
        {
            report(StepDiagnostics.TooDeep(Place.Of(_entries[name].Declaration.Name), name, DeepestCall));
            done.UnionWith(path);
            _endless.UnionWith(path);
            return;
        }

        path = path.Add(name);
        foreach (var call in StepWalk.All(steps.Steps).OfType<CallStepSyntax>().Where(call => call.Words.Length > 0))
        {
            var callee = call.Words[0].Text;
            var from = path.IndexOf(callee);
            if (from < 0)
            {
                FindCycles(callee, path, done, report);
            }
            else if (path[from..].Any(_endless.Add))
            {
                report(StepDiagnostics.Recursion(Place.Of(call.Words[0]), [.. path[from..], callee]));
            }
        }

        done.Add(name);
    }
}
