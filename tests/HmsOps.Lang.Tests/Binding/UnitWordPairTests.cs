using System.Text;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Units;

namespace HmsOps.Lang.Tests.Binding;

/// <summary>Every operator on every pair of units of the table, each with every word behind a slash and without: a thousand comparisons a file.</summary>
public sealed class UnitWordPairTests
{
    private static readonly string[] Operators = ["<", "<=", ">", ">=", "==", "!=", "+", "-", "*", "/"];

    // Of a unit in the words of the table: powers of time and data.
    private static readonly (string Word, int Time, int Bytes)[] Units =
    [
        .. from row in UnitTable.Rows
           from per in UnitTable.PerWords.Prepend("")
           let time = DimensionOf(row.Text) == 't' ? 1 : 0
           select (per.Length == 0 ? row.Text : $"{row.Text}/{per}", per.Length == 0 ? time : time - 1, DimensionOf(row.Text) == 'b' ? 1 : 0),
        .. UnitTable.PerWords.Select(per => ("/" + per, -1, 0)),
    ];

    public static TheoryData<string> Signs => [.. Operators];

    [Theory]
    [MemberData(nameof(Signs))]
    public void Units_fit_as_their_dimensions_say(string sign)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Units.Length; i++)
        {
            text.Append("metric x.m").Append(i).Append(" { kind gauge; unit ").Append(Units[i].Word).Append(" }\n");
        }

        var first = Units.Length + 1;
        var expected = new List<bool>();
        for (var left = 0; left < Units.Length; left++)
        {
            for (var right = 0; right < Units.Length; right++)
            {
                var fits = (Units[left].Time, Units[left].Bytes) == (Units[right].Time, Units[right].Bytes);
                expected.Add(sign is "*" or "/" || fits);
                var comparison = sign is "+" or "-" or "*" or "/" ? " > 0" : "";
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"alert a{left}_{right} {{ if x.m{left} {sign} x.m{right}{comparison} }}\n");
            }
        }

        // As many a compilation as diagnostics are kept.
        var lines = text.ToString().Split('\n');
        var declarations = string.Join('\n', lines[..Units.Length]);
        foreach (var chunk in Enumerable.Range(0, expected.Count).Chunk(900))
        {
            var file = $"{declarations}\n{string.Join('\n', chunk.Select(at => lines[Units.Length + at]))}\n";
            var wrong = Compiled.Of(file).Diagnostics.Select(diagnostic => diagnostic.Source.PositionOf(diagnostic.Span.Start).Line - first).ToList();
            Assert.Equal(Enumerable.Range(0, chunk.Length).Where(at => !expected[chunk[at]]), wrong);
        }
    }

    [Fact]
    public void Products_and_quotients_have_the_sum_and_the_difference_of_the_powers()
    {
        foreach (var (sign, factor) in new[] { ("*", 1), ("/", -1) })
        {
            foreach (var left in Units)
            {
                var file = new StringBuilder();
                foreach (var (right, at) in Units.Select((unit, at) => (unit, at)))
                {
                    var (time, bytes) = (left.Time + (factor * right.Time), left.Bytes + (factor * right.Bytes));
                    var literal = Units.FirstOrDefault(unit => (unit.Time, unit.Bytes) == (time, bytes)).Word;
                    file.Append(System.Globalization.CultureInfo.InvariantCulture, $"metric l{at}.m {{ kind gauge; unit {left.Word} }}\nmetric r{at}.m {{ kind gauge; unit {right.Word} }}\n");
                    file.Append(System.Globalization.CultureInfo.InvariantCulture, $"alert a{at} {{ if l{at}.m {sign} r{at}.m > {(literal is null ? "0" : "5" + literal)} }}\n");
                }

                var answers = Compiled.Of(file.ToString()).Diagnostics;
                Assert.Equal("", Compiled.Render(answers.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
            }
        }
    }

    // Written apart from the table: what the word measures.
    private static char DimensionOf(string word) => word switch
    {
        "ns" or "us" or "µs" or "μs" or "ms" or "s" or "m" or "min" or "h" or "d" or "w" => 't',
        "B" or "kB" or "MB" or "GB" or "TB" or "KiB" or "MiB" or "GiB" or "TiB" or "bit" or "kbit" or "Mbit" or "Gbit" => 'b',
        "%" or "k" or "M" or "G" or "T" => 'n',
        _ => throw new InvalidOperationException($"{word}: say here what it measures"),
    };
}
