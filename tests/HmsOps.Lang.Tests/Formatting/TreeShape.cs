using System.Collections;
using System.Reflection;
using System.Text;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Formatting;

/// <summary>What a tree says, without places, layout and parentheses: two files that mean the same print the same.</summary>
internal static class TreeShape
{
    private static readonly HashSet<string> Layout =
        ["Source", "Span", "KeywordSpan", "KindSpan", "OperatorSpan", "IsShort", "IsElseIf", "Comments", "Word", "Row", "Kind", "EqualityContract"];

    public static string Of(CompilationUnitSyntax unit)
    {
        var text = new StringBuilder();
        foreach (var declaration in unit.Declarations)
        {
            Print(declaration, text, 0);
        }

        return text.ToString();
    }

    private static void Print(object? value, StringBuilder text, int depth)
    {
        switch (value)
        {
            case ParenthesizedSyntax group:
                Print(group.Inner, text, depth);
                break;
            case DeclarationSyntax declaration:
                Line(text, depth, $"{declaration.Kind.Word} {declaration.Name.Text}");
                foreach (var group in declaration.Clauses.GroupBy(Head))
                {
                    group.ToList().ForEach(clause => Print(clause, text, depth + 1));
                }

                break;
            case ClauseSyntax clause:
                Line(text, depth, Head(clause));
                Print(clause.Tail, text, depth + 1);
                break;
            case SyntaxNode node:
                Line(text, depth, node.GetType().Name);
                foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => !Layout.Contains(property.Name)))
                {
                    Print(property.GetValue(node), text, depth + 1);
                }

                break;
            case string word:
                Line(text, depth, word);
                break;
            case TextSpan or null:
                break;
            case IEnumerable list:
                foreach (var item in list)
                {
                    Print(item, text, depth);
                }

                break;
            case PathSegment segment:
                Line(text, depth, $"{segment.Text} {segment.IsQuoted}");
                break;
            default:
                Line(text, depth, value.ToString() ?? "");
                break;
        }
    }

    private static string Head(ClauseSyntax clause) => clause.Row.IsOpen ? clause.Word : clause.Row.Head;

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth).Append(line).Append('\n');
}
