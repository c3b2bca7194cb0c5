using System.Collections;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Binding;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Tests.Syntax;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Every kind, clause, step, option and node that can be bound has a case that is bound without a mistake.</summary>
public sealed class BindCoverageTests
{
    private static readonly Lazy<Compilation[]> Sound = new(() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(CaseFiles.Root, "tests", "cases", "bind"), "*.cases").Order(StringComparer.Ordinal)
            .SelectMany(CaseFiles.Read)
            .Select(@case => Compiled.Of(Compiled.Files(@case.Input)))
            .Where(compilation => compilation.Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error)),
    ]);

    private static readonly Lazy<HashSet<object>> Parts = new(() =>
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var compilation in Sound.Value)
        {
            Visit(compilation.Program, seen);
        }

        return seen;
    });

    private static IEnumerable<SyntaxNode> Syntax => Sound.Value.SelectMany(compilation => compilation.Units).SelectMany(SyntaxNodes.All);

    [Fact]
    public void Every_node_that_can_be_bound_is_bound_in_a_case()
    {
        var wanted = typeof(BoundNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(BoundNode)) && !type.IsAbstract);
        Assert.Empty(wanted.Except(Parts.Value.Select(part => part.GetType())).Select(type => type.Name));
    }

    [Fact]
    public void Every_kind_and_clause_is_bound_in_a_case()
    {
        var declarations = Syntax.OfType<DeclarationSyntax>().ToArray();
        Assert.Empty(DeclarationTable.Kinds.Select(kind => kind.Word).Except(declarations.Select(declaration => declaration.Kind.Word)));

        // A notifier of a plugin is no name that the compiler has by itself.
        Assert.Empty(DeclarationTable.Kinds.SelectMany(kind => kind.Clauses.Where(row => !(row.IsOpen && kind == DeclarationTable.Contact)).Select(row => (kind.Word, row.Head)))
            .Except(declarations.SelectMany(declaration => declaration.Clauses.Select(clause => (declaration.Kind.Word, clause.Row.Head)))));
        Assert.Empty(DeclarationTable.Kinds.SelectMany(kind => kind.Clauses).SelectMany(row => row.Block).Concat(DeclarationTable.StepOptions).Select(row => row.Head)
            .Except(Syntax.OfType<ClauseSyntax>().Select(clause => clause.Row.Head)));
    }

    [Fact]
    public void Every_step_is_bound_in_a_case() => Assert.Empty(
        DeclarationTable.Steps.Select(row => row.Head).Except(Syntax.OfType<StepSyntax>().Select(step => step.Source.TextOf(step.KeywordSpan))));

    [Fact]
    public void Every_function_is_bound_in_a_case() => Assert.Empty(
        FunctionTable.Rows.Select(row => row.Name).Except(Syntax.OfType<CallSyntax>().Select(call => call.Name.Text)));

    [Fact]
    public void Every_reading_verb_and_parameter_type_is_bound_in_a_case()
    {
        Assert.Empty(Enum.GetValues<Reading>().Except(Of<BoundReading>().Select(reading => reading.Reading)));
        Assert.Empty(CompilationEnvironment.Default.Verbs.Keys.Except(Of<BoundRunStep>().Select(run => run.Verb.Name)));
        Assert.Empty(Enum.GetValues<ParameterType>().Except(Of<BoundPlaybookParameter>().Select(parameter => parameter.Type)));
        Assert.Empty(Enum.GetValues<MetricKind>().Except(Of<MetricSymbol>().Select(metric => metric.Kind)));
        Assert.Empty(Enum.GetValues<SloReading>().Except(Of<BoundSloReading>().Select(reading => reading.Reading)));
    }

    [Fact]
    public void Every_operator_is_bound_in_a_case()
    {
        Assert.Empty(Enum.GetValues<BinaryOperator>().Except(Syntax.OfType<BinarySyntax>().Select(binary => binary.Operator)));
        Assert.Empty(Enum.GetValues<UnaryOperator>().Except(Syntax.OfType<UnarySyntax>().Select(unary => unary.Operator)));
        Assert.Empty(((string[])["=", "!=", "=~", "!~"]).Except(Syntax.OfType<MatcherSyntax>().Select(matcher => matcher.Operator)));
    }

    [Fact]
    public void Every_sentence_of_a_test_is_bound_in_a_case()
    {
        Assert.Empty(Enum.GetValues<GivenSegmentForm>().Except(Syntax.OfType<GivenSegmentSyntax>().Select(segment => segment.Form)));
        Assert.Empty(Enum.GetValues<GivenBehaviour>().Except(Syntax.OfType<GivenStepTailSyntax>().Select(step => step.Behaviour)));
        Assert.Empty(Enum.GetValues<ExpectWhenForm>().Except(Syntax.OfType<ExpectWhenSyntax>().Select(when => when.Form)));
        Assert.Empty(Enum.GetValues<ExpectedState>().Except(Of<BoundAlertSubject>().Select(subject => subject.State)));
        Assert.Empty(Enum.GetValues<ExpectedColor>().Except(Of<BoundTileSubject>().Select(subject => subject.Color)));
    }

    [Fact]
    public void Every_word_that_a_clause_takes_is_bound_in_a_case()
    {
        var wanted = DeclarationTable.Kinds.SelectMany(kind => kind.Clauses).SelectMany(row => row.Words.Select(word => (row.Head, word))).Distinct();
        var taken = Syntax.OfType<ClauseSyntax>().Where(clause => clause.Tail is WordTailSyntax).Select(clause => (clause.Row.Head, ((WordTailSyntax)clause.Tail!).Text));
        Assert.Empty(wanted.Except(taken));
    }

    private static IEnumerable<T> Of<T>() => Parts.Value.OfType<T>();

    // Every object of the program that is ours; what it refers to in the source is left out.
    private static void Visit(object? part, HashSet<object> seen)
    {
        if (part is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Visit(item, seen);
            }
        }
        else if (part?.GetType() is { IsClass: true } type && type.Namespace is "HmsOps.Lang.Binding" or "HmsOps.Lang.Symbols" && seen.Add(part))
        {
            foreach (var property in type.GetProperties().Where(property => !property.PropertyType.IsPrimitive && property.GetIndexParameters().Length == 0))
            {
                Visit(property.GetValue(part), seen);
            }
        }
    }
}
