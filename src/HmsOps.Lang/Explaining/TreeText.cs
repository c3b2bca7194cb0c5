using System.Collections.Immutable;

namespace HmsOps.Lang.Explaining;

/// <summary>Draws typed trees in columns: node, type and unit, what it is.</summary>
internal static class TreeText
{
    /// <summary>A line a node.</summary>
    public static ImmutableArray<string> Write(ExplainedNode root, int indent)
    {
        var lines = new List<(string Tree, string Type, string What)>();
        Add(lines, root, "", "");
        var tree = lines.Max(line => line.Tree.Length);
        var type = lines.Max(line => line.Type.Length);
        var margin = new string(' ', indent);
        return [.. lines.Select(line => $"{margin}{line.Tree.PadRight(tree)}  {line.Type.PadRight(type)}  {line.What}")];
    }

    private static void Add(List<(string Tree, string Type, string What)> lines, ExplainedNode node, string branch, string margin)
    {
        lines.Add((branch + node.Text, string.IsNullOrEmpty(node.Unit) ? node.Type : $"{node.Type}, {node.Unit}", node.What));
        for (var i = 0; i < node.Operands.Length; i++)
        {
            var isLast = i == node.Operands.Length - 1;
            Add(lines, node.Operands[i], margin + (isLast ? "└─ " : "├─ "), margin + (isLast ? "   " : "│  "));
        }
    }
}
