using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>Whatever a file holds, both readers end, throw nothing, and place everything inside the file.</summary>
public class RobustnessTests
{
    private static readonly string[] Pieces =
    [
        "alert", "tile", "metric", "test", "contact", "tiles", "if", "clear", "then", "by", "given", "expect", "severity", "for", "over", "and", "or", "not",
        "run", "wait", "notify", "at", "from", "to", "within", "no", "every", "missing", "a", "permit-svc.latency.p95", "`x y`", "0.8s", "5", "5 min", "1 %", "100/s",
        "1h30m", "1,000", ".8", "2026-04-15", "23:50", "\"x\"", "'y'", "\"", "'", "`", "\\", "{", "}", "(", ")", "[", "]", "<", ">", "<=", "==", "=", "=~", "!", "&&", "||",
        "+", "-", "*", "/", "%", ",", ";", ":", ": ", "- ", "#", " # c\n", "$p", "\n", "\n  ", "\n    ", "\r\n", "\t", " ", " ", " ", "|\n", ">\n", "&a ", "*a", "---\n", "...", "? ",
        "@", "é", "😀", "\u00A0", "\u201C", "\u2265", "\u0000", "\uD83D", "\uFEFF", "name: ", "alert: ", "if: ", "- run: ",
    ];

    [Property(MaxTest = 1000)]
    public Property Soups_of_words_are_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)).ToArbitrary(), Reads);

    [Property(MaxTest = 300)]
    public Property Soups_of_bytes_are_read() => Prop.ForAll(
        Gen.Choose(0, 255).Select(value => (byte)value).ListOf().Select(bytes => Encoding.Latin1.GetString([.. bytes])).ToArbitrary(), Reads);

    [Property(MaxTest = 300)]
    public Property Broken_rules_are_read()
    {
        var whole = new[] { "syntax", "yaml" }
            .SelectMany(topic => Directory.GetFiles(Path.Combine(CaseFiles.Root, "tests", "cases", topic), "*.cases"))
            .SelectMany(CaseFiles.Read).Select(@case => @case.Input).Where(input => input.Length > 0).ToArray();
        var cut = from input in Gen.Elements(whole)
                  from start in Gen.Choose(0, input.Length)
                  from length in Gen.Choose(0, 5)
                  from piece in Gen.Elements(Pieces)
                  select string.Concat(input.AsSpan(0, start), piece, input.AsSpan(Math.Min(input.Length, start + length)));
        return Prop.ForAll(cut.ToArbitrary(), Reads);
    }

    private static void Reads(string text)
    {
        foreach (var path in new[] { "x.hmsrule", "x.yaml" })
        {
            var bag = new DiagnosticBag();
            var source = new SourceText(path, text);
            var unit = SyntaxReader.Parse(source, bag);
            foreach (var node in SyntaxNodes.All(unit))
            {
                Assert.True(node.Span.Start >= 0 && node.Span.Length >= 0 && node.Span.End <= text.Length, $"{path} {node.GetType().Name} {node.Span}\n{text}");
            }

            foreach (var diagnostic in bag.ToSorted())
            {
                Assert.True(diagnostic.Span.Start >= 0 && diagnostic.Span.Length >= 0 && diagnostic.Span.End <= text.Length, $"{diagnostic}\n{text}");
                DiagnosticText.RenderWithSource(diagnostic);
            }
        }
    }
}
