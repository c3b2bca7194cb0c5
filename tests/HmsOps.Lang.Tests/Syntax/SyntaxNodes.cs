using System.Collections;
using System.Reflection;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>Walks syntax trees through their properties: no node can be forgotten.</summary>
internal static class SyntaxNodes
{
    public static IEnumerable<SyntaxNode> All(SyntaxNode root)
    {
        yield return root;
        foreach (var property in root.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            var children = property.GetValue(root) switch
            {
                SyntaxNode node => [node],
                string => [],
                IEnumerable list => list.OfType<SyntaxNode>(),
                _ => [],
            };
            foreach (var descendant in children.SelectMany(All))
            {
                yield return descendant;
            }
        }
    }
}
