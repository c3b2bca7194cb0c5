using System.Collections.Immutable;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Linting;

/// <summary>What lint rules look at: a pack, bound and as written.</summary>
internal sealed class LintContext(BoundProgram program, IReadOnlyList<CompilationUnitSyntax> units, CompilationEnvironment environment)
{
    private readonly Lazy<ImmutableArray<LintExpression>> _expressions = new(() => [.. ExpressionCollector.Of(program)]);
    private readonly Lazy<ImmutableArray<LintPlaybook>> _playbooks = new(() => [.. LintPlaybook.Of(program)]);
    private readonly Lazy<SyntaxPlaces> _syntax = new(() => new SyntaxPlaces(units));

    /// <summary>The pack.</summary>
    public BoundProgram Program => program;

    /// <summary>Its files.</summary>
    public IReadOnlyList<CompilationUnitSyntax> Units => units;

    /// <value>The length of a tick, in ticks of 100 ns.</value>
    public long Tick => environment.Tick;

    /// <summary>All conditions and numbers that the pack computes.</summary>
    public ImmutableArray<LintExpression> Expressions => _expressions.Value;

    /// <summary>All blocks of steps.</summary>
    public ImmutableArray<LintPlaybook> Playbooks => _playbooks.Value;

    /// <summary>Finds what was written.</summary>
    public SyntaxPlaces Syntax => _syntax.Value;

    /// <value>True for files that only others use, such as contacts to be imported: what they do not use themselves may well be used.</value>
    public bool IsLibrary => program is { Alerts.IsEmpty: true, Slos.IsEmpty: true, Probes.IsEmpty: true, Synthetics.IsEmpty: true };

    /// <summary>The declaration's name as it is written, or all of the node where it is none.</summary>
    public Place NameOf(BoundNode declaration) =>
        Syntax.Declaration(declaration) is { } syntax ? Place.Of(syntax.Name) : Place.Of(declaration);
}
