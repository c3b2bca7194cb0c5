using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Binding;

/// <summary>Where the readers found errors: what is missing there is not missed a second time.</summary>
internal sealed class UnreadPlaces
{
    private readonly ILookup<SourceText, int> _errors;

    private UnreadPlaces(IEnumerable<Diagnostic> errors) =>
        _errors = errors.ToLookup(error => error.Source, error => error.Span.Start);

    /// <summary>The places of the errors found so far.</summary>
    public static UnreadPlaces Of(DiagnosticBag bag) =>
        new(bag.ToSorted().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>True for a declaration without a reader's error in it.</summary>
    public bool IsReadWhole(DeclarationSyntax declaration) =>
        !_errors[declaration.Source].Any(at => at >= declaration.Span.Start && at <= declaration.Span.End);
}
