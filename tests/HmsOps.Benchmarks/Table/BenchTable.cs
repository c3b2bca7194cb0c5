using System.Globalization;
using System.Text;

namespace HmsOps.Benchmarks.Table;

/// <summary>Measures all rows and writes them into the document, between its marks.</summary>
internal static class BenchTable
{
    private const string Begin = "<!-- table: eng/bench.sh -->";
    private const string End = "<!-- end -->";

    // `bench` is this program.
    private const string Files = "artifacts/bench/rules";
    private const string Bench = "bench ";

    private static readonly IReadOnlyList<(string Title, TableRow[] Rows)> Parts =
    [
        ("The language",
        [
            new("`check` of 10,000 alerts in 100 files, cold process", $"hmsops check {Files}/hms", "", "ms", 800),
            new("the same rules in `promtool check rules`", $"promtool check rules {Files}/prometheus/*.yaml", "", "ms", null),
            new("`check` of one file of 40 lines, cold process", $"hmsops check {Files}/one.hmsrule", "", "ms", 90),
            new("parse and bind, warm, two cores", $"{Bench}measure language {Files}/hms", "MB/s", "MB/s", 15) { IsFloor = true },
            new("parse and bind, warm, one core", $"taskset -c 0 {Bench}measure language {Files}/hms", "MB/s", "MB/s", null),
            new("allocated in it", $"{Bench}measure language {Files}/hms", "bytes a byte", "B a byte of source", 100),
        ]),
        ("The engine",
        [
            new("an observation into one aggregate of two bounds, 10,000 series", $"{Bench}measure observe 10000", "ns", "ns", 15),
            new("an observation, 100,000 series", $"{Bench}measure observe 100000", "ns", "ns", 15),
            new("allocated in it", $"{Bench}measure observe 100000", "B", "B", 0),
            new("evaluating 1,000 distinct rules, each", $"{Bench}measure predicates artifacts/bench/thousand/hms", "ns", "ns", 10),
            new("a tick over 100,000 instances at a pane's edge, all changed", $"{Bench}measure ticks 100000", "all ms", "ms", 2),
            new("the same, 1% changed", $"{Bench}measure ticks 100000", "few ms", "ms", 0.2),
            new("the same, no edge", $"{Bench}measure ticks 100000", "none ms", "ms", 0.2),
            new("memory a series with one percentile rule over 5m, its alert included", $"{Bench}measure memory 100000", "B", "B", 700),
        ]),
        ("Packs",
        [
            new("`build` of 10,000 rules, cold", $"hmsops build {Files}/hms -o artifacts/bench/rules.hmspack", "", "ms", 6_000),
            new("`build` of 10,000 rules, one of them changed", $"hmsops build {Files}/hms -o artifacts/bench/rules.hmspack", "", "ms", 2_000)
            {
                Before = $"sed -i \"0,/for [0-9]*m/s//for $((RANDOM % 50 + 1))m/\" {Files}/hms/svc050.hmsrule",
            },
            new("load of a pack of 3,000 rules in 300 shapes, up to its first evaluation", $"{Bench}measure load artifacts/bench/shapes.hmspack", "ms", "ms", 90),
        ]),
    ];

    /// <summary>Runs everything; the exit code is 1 where a command failed.</summary>
    public static int Run(string file)
    {
        var program = $"dotnet {Path.Combine(AppContext.BaseDirectory, "HmsOps.Benchmarks.dll")} ";
        var run = new CommandRun(new Dictionary<string, string> { ["bench measure"] = program + "measure", ["hmsops "] = "artifacts/hmsops/hmsops " });
        var table = new StringBuilder();
        var isWhole = true;
        foreach (var (title, rows) in Parts)
        {
            table.Append(CultureInfo.InvariantCulture, $"### {title}\n\n| what | measured | target | of the target | command |\n| --- | ---: | ---: | ---: | --- |\n");
            foreach (var row in rows)
            {
                var value = run.ValueOf(row);
                isWhole &= value is not null;
                var line = Line(row, value);
                Console.WriteLine(line);
                table.Append(line).Append('\n');
            }

            table.Append('\n');
        }

        Write(file, $"Measured {DateTime.UtcNow:yyyy-MM-dd} on {Machine()}.\n\n{table}");
        return isWhole ? 0 : 1;
    }

    private static string Line(TableRow row, double? value)
    {
        var sign = row.IsFloor ? "≥" : "≤";
        var target = row.Target is { } wanted ? $"{sign} {Number(wanted)} {row.Unit}" : "";
        var isReached = row.Target is not { } bound || value is not { } got || (row.IsFloor ? got >= bound : got <= bound);
        var ratio = row.Target is { } of && value is { } measured ? (of == 0 ? "" : $"{Number(measured / of)}×") + (isReached ? "" : " **missed**") : "";
        return $"| {row.What} | {(value is { } shown ? $"{Number(shown)} {row.Unit}" : "not measured")} | {target} | {ratio} | `{row.Command}` |";
    }

    private static string Number(double value) => value switch
    {
        0 => "0",
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static string Machine()
    {
        var model = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        return $"{Environment.ProcessorCount} cores{(model is null ? "" : $" ({model})")} that are shared with others, .NET {Environment.Version}";
    }

    private static void Write(string file, string text)
    {
        var document = File.ReadAllText(file);
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            throw new InvalidOperationException($"{file} has no place for the table: {Begin} … {End}");
        }

        File.WriteAllText(file, $"{document[..(begin + Begin.Length)]}\n\n{text.TrimEnd()}\n\n{document[end..]}");
    }
}
