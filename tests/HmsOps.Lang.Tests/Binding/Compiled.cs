using System.Globalization;
using System.Text;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Compiles the files of a case: parts headed by a line <c>~~~ NAME</c>; without one it is <c>main.hmsrule</c>.</summary>
internal static class Compiled
{
    private const string Head = "~~~ ";

    public static List<SourceText> Files(string input)
    {
        var files = new List<SourceText>();
        var name = "main.hmsrule";
        var text = new StringBuilder();
        foreach (var line in input.Split('\n'))
        {
            if (line.StartsWith(Head, StringComparison.Ordinal))
            {
                Add();
                name = line[Head.Length..];
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }

        Add();
        return files;

        void Add()
        {
            if (text.ToString().Trim().Length > 0)
            {
                files.Add(new(name, text.ToString()));
            }

            text.Clear();
        }
    }

    public static Compilation Of(IReadOnlyList<SourceText> files) => RuleCompiler.Compile(files, CompilationEnvironment.Default, "case");

    public static Compilation Of(string native) => Of([new("main.hmsrule", native)]);

    public static string Render(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Append(DiagnosticText.Render(diagnostic)).Append('\n');
            if (diagnostic.Detail is { } detail)
            {
                text.Append(CultureInfo.InvariantCulture, $"  note {detail}\n");
            }

            foreach (var place in diagnostic.Related)
            {
                var (line, column) = place.Source.PositionOf(place.Span.Start);
                text.Append(CultureInfo.InvariantCulture, $"  see {place.Source.Path}:{line}:{column}: {place.Message}\n");
            }

            foreach (var fix in diagnostic.Fixes)
            {
                text.Append(CultureInfo.InvariantCulture, $"  fix {fix.Title}\n");
            }
        }

        return text.ToString();
    }
}
