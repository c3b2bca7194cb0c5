using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Diagnostics;

/// <summary>Every fix that a reader proposes in a case removes its diagnostic and brings no further one.</summary>
public sealed class ReaderFixTests
{
    public static TheoryData<string, Case> Cases
    {
        get
        {
            var data = new TheoryData<string, Case>();
            foreach (var (topic, path) in new[] { ("syntax/errors", "x.hmsrule"), ("yaml/errors", "x.yaml") })
            {
                foreach (var @case in CaseFiles.Read(Path.Combine(CaseFiles.Root, "tests", "cases", topic + ".cases")))
                {
                    data.Add(path, @case);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_fix_removes_its_diagnostic(string path, Case @case)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var before = Read(new SourceText(path, @case.Input));
        foreach (var diagnostic in before)
        {
            foreach (var fix in diagnostic.Fixes)
            {
                var text = fix.ApplyTo(@case.Input);
                var after = Read(new SourceText(path, text));
                Assert.True(
                    after.Length <= before.Length && !after.Any(other => other.Code == diagnostic.Code && other.Span.Start == diagnostic.Span.Start && other.Message == diagnostic.Message),
                    $"{fix.Title}:\n{text}\n{string.Join('\n', after.Select(DiagnosticText.Render))}");
            }
        }
    }

    private static ImmutableArray<Diagnostic> Read(SourceText source)
    {
        var bag = new DiagnosticBag();
        SyntaxReader.Parse(source, bag);
        return bag.ToSorted();
    }
}
