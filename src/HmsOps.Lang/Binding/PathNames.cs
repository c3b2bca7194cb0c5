using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>The names that decide how a path is taken apart.</summary>
/// <param name="Declared">Full names of declared metrics.</param>
/// <param name="Slos">Names of slos.</param>
/// <param name="Read">Full names of metrics that are read somewhere by a reading of the table.</param>
internal sealed record PathNames(IReadOnlySet<string> Declared, IReadOnlySet<string> Slos, IReadOnlySet<string> Read)
{
    /// <value>True where an import found nothing: a single word may then be a name that it would have brought.</value>
    public bool IsMissingFiles { get; init; }

    /// <summary>The names of a pack.</summary>
    public static PathNames Of(DeclarationIndex index, List<MetricSite> metrics)
    {
        var declared = new HashSet<string>(index.Names(DeclarationTable.Metric).Select(MetricCatalog.FullName), StringComparer.Ordinal);
        foreach (var probe in index.Names(DeclarationTable.Probe).Concat(index.Names(DeclarationTable.Synthetic)))
        {
            declared.Add(probe + ".ok");
            declared.Add(probe + ".duration");
        }

        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            if (metric.Syntax.Path.Segments is [_, .., { IsQuoted: false } last] segments && ReadingTable.Find(last.Text) is not null)
            {
                read.Add(MetricCatalog.FullName(Join(segments.AsSpan()[..^1])));
            }
        }

        return new(declared, index.Names(DeclarationTable.Slo).ToHashSet(StringComparer.Ordinal), read);
    }

    /// <summary>Segments joined by dots.</summary>
    public static string Join(ReadOnlySpan<PathSegment> segments)
    {
        switch (segments.Length)
        {
            case 1:
                return segments[0].Text;
            case 2:
                return string.Concat(segments[0].Text, ".", segments[1].Text);
            default:
                var parts = new string[segments.Length];
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] = segments[i].Text;
                }

                return string.Join('.', parts);
        }
    }
}
