using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace HmsOps.Lang.Emit;

/// <summary>The engine's types as compiled shapes name them.</summary>
internal static class EngineNames
{
    public static NameSyntax Truth { get; } = Type<Truth>();

    public static NameSyntax Interval { get; } = Type<Interval>();

    public static NameSyntax PredicateFrame { get; } = Global(typeof(PredicateFrame));

    public static NameSyntax ComparisonOperator { get; } = Type<ComparisonOperator>();

    public static NameSyntax ArithmeticOperator { get; } = Type<ArithmeticOperator>();

    public static NameSyntax Reading { get; } = Type<Reading>();

    /// <summary>The parameter of every shape.</summary>
    public static IdentifierNameSyntax Frame { get; } = IdentifierName("frame");

    /// <summary>A name of several parts.</summary>
    public static NameSyntax Dotted(string name)
    {
        var parts = name.Split('.');
        return parts.Skip(1).Aggregate(
            (NameSyntax)IdentifierName(parts[0]), (left, part) => QualifiedName(left, IdentifierName(part)));
    }

    private static NameSyntax Type<T>() => Global(typeof(T));

    private static NameSyntax Global(Type type)
    {
        var parts = $"{type.Namespace}.{type.Name}".Split('.');
        var first = AliasQualifiedName(IdentifierName(Token(Kind.GlobalKeyword)), IdentifierName(parts[0]));
        return parts.Skip(1).Aggregate((NameSyntax)first, (left, part) => QualifiedName(left, IdentifierName(part)));
    }
}
