using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Tests.Syntax;

/// <summary>Cases whose first line is the path; <c>«3×text»</c> stands for the text three times (and may nest), <c>«FF»</c> for a byte. Only the diagnostics are compared.</summary>
public partial class LimitCaseTests
{
    public static TheoryData<Case> Cases => CaseFiles.Of("limits");

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void A_limit_is_one_diagnostic(Case @case)
    {
        var parts = @case.Input.Split('\n', 2);
        var bag = new DiagnosticBag();
        var source = SourceText.FromBytes(parts[0], Bytes(parts[1]), bag);
        if (!bag.HasErrors)
        {
            PackLimits.Cut([SyntaxReader.Parse(source, bag)], bag.Add);
        }

        CaseFiles.Check(@case, Folded(TreeText.Print(bag).Split('\n')));
    }

    // The first and the last few of very many lines.
    private static string Folded(string[] lines) => lines.Length <= 10
        ? string.Join('\n', lines)
        : string.Join('\n', [.. lines[..2], $"… {lines.Length - 4} lines …", .. lines[^2..]]);

    private static byte[] Bytes(string template)
    {
        var text = template;
        while (Repeat().IsMatch(text))
        {
            text = Repeat().Replace(text, match =>
                new StringBuilder().Insert(0, Regex.Unescape(match.Groups[2].Value), int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToString());
        }

        var bytes = new List<byte>();
        var at = 0;
        foreach (Match match in Hex().Matches(text))
        {
            bytes.AddRange(Encoding.UTF8.GetBytes(text[at..match.Index]));
            bytes.Add(byte.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            at = match.Index + match.Length;
        }

        return [.. bytes, .. Encoding.UTF8.GetBytes(text[at..])];
    }

    [GeneratedRegex("«([0-9]+)×([^«»]*)»")]
    private static partial Regex Repeat();

    [GeneratedRegex("«([0-9A-F]{2})»")]
    private static partial Regex Hex();
}
