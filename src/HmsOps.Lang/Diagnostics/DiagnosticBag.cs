using System.Collections.Immutable;

namespace HmsOps.Lang.Diagnostics;

/// <summary>Collects diagnostics up to a cap, past which one last diagnostic says how many were left out.</summary>
public sealed class DiagnosticBag
{
    /// <value>How many are kept: 1,000.</value>
    public const int Cap = 1_000;

    private readonly List<Diagnostic> _items = [];
    private DiagnosticSeverity _worstOmitted;

    /// <value>How many were added past the cap.</value>
    public int Omitted { get; private set; }

    /// <value>True once an error was added.</value>
    public bool HasErrors { get; private set; }

    /// <value>What is made of a diagnostic before it is counted; null drops it. By default it is taken as it is.</value>
    internal Func<Diagnostic, Diagnostic?>? Filter { get; set; }

    /// <summary>Adds a diagnostic.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        if ((Filter is null ? diagnostic : Filter(diagnostic)) is not { } taken)
        {
            return;
        }

        HasErrors |= taken.Severity == DiagnosticSeverity.Error;
        if (_items.Count < Cap)
        {
            _items.Add(taken);
        }
        else
        {
            Omitted++;
            _worstOmitted = taken.Severity > _worstOmitted ? taken.Severity : _worstOmitted;
        }
    }

    /// <summary>Adds all of another bag, in its order.</summary>
    internal void AddAll(DiagnosticBag other)
    {
        other._items.ForEach(Add);
        Omitted += other.Omitted;
        HasErrors |= other.HasErrors;
        _worstOmitted = other._worstOmitted > _worstOmitted ? other._worstOmitted : _worstOmitted;
    }

    /// <summary>All that were kept: by file, place and code; then, where some were left out, how many.</summary>
    public ImmutableArray<Diagnostic> ToSorted()
    {
        ImmutableArray<Diagnostic> kept =
        [
            .. _items
                .OrderBy(d => d.Source.Path, StringComparer.Ordinal)
                .ThenBy(d => d.Span.Start)
                .ThenBy(d => d.Code, StringComparer.Ordinal),
        ];
        return Omitted == 0 ? kept : kept.Add(LimitDiagnostics.MoreNotShown(kept[^1], Omitted, _worstOmitted));
    }
}
