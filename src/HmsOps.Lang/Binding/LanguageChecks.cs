using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Checks <c>language</c>: the first statement of its file, and a version that is known.</summary>
internal static class LanguageChecks
{
    private const string Version = "1";

    /// <summary>Reports what is wrong.</summary>
    public static void Run(IEnumerable<CompilationUnitSyntax> units, Action<Diagnostic> report)
    {
        foreach (var unit in units)
        {
            foreach (var declaration in unit.Declarations.Where(declaration => declaration.Kind == DeclarationTable.Language))
            {
                if (!ReferenceEquals(declaration, unit.Declarations[0]))
                {
                    report(DeclarationDiagnostics.LanguageNotFirst(Place.Of(declaration).At(declaration.KindSpan)));
                }
                else if (declaration.Name.Text != Version)
                {
                    report(DeclarationDiagnostics.LanguageVersion(Place.Of(declaration.Name), declaration.Name.Text));
                }
            }
        }
    }
}
