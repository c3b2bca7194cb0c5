using System.Globalization;
using System.Text;

namespace HmsOps.Benchmarks.Measures;

/// <summary>Makes the rules that are measured: the same alerts in our spelling and as a Prometheus rule file each.</summary>
internal static class RuleFiles
{
    // Who is told of critical alerts: without it they are errors.
    private const string Contact = "contact default { email oncall@treasury.gov }\n";

    private static readonly string[] Terms =
    [
        "latency.p95 > {0}s", "latency.p95 >= {0}s", "latency.p99 < {0}s", "latency.p99 <= {0}s", "latency.avg > {0}s", "latency.avg < {0}s", "latency.max > {0}s",
        "latency.min < {0}s", "requests > {0}/s", "requests < {0}/s", "requests >= {0}/s", "requests <= {0}/s", "errors > {0}/s", "errors < {0}/s", "errors >= {0}/s", "errors <= {0}/s", "latency.avg >= {0}s",
    ];

    /// <summary>Writes <c>hms/*.hmsrule</c> and <c>prometheus/*.yaml</c>, and beside them <c>one.hmsrule</c>, a file of 40 lines.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="files">How many files.</param>
    /// <param name="alerts">How many alerts a file.</param>
    /// <param name="shapes">1: all conditions have one form; else so many forms, which Prometheus gets no files of.</param>
    public static void Write(string folder, int files, int alerts, int shapes)
    {
        var (ours, theirs) = (Path.Combine(folder, "hms"), Path.Combine(folder, "prometheus"));
        Directory.CreateDirectory(ours);
        Directory.CreateDirectory(theirs);
        for (var file = 0; file < files; file++)
        {
            var rules = new StringBuilder(file == 0 ? Contact : "");
            var prometheus = new StringBuilder().Append(CultureInfo.InvariantCulture, $"groups:\n  - name: svc{file}\n    rules:\n");
            for (var alert = 0; alert < alerts; alert++)
            {
                rules.Append(Alert(file, alert, shapes == 1 ? -1 : ((file * alerts) + alert) % shapes));
                prometheus.Append(Prometheus(file, alert));
            }

            File.WriteAllText(Path.Combine(ours, FormattableString.Invariant($"svc{file:000}.hmsrule")), rules.ToString());
            if (shapes == 1)
            {
                File.WriteAllText(Path.Combine(theirs, FormattableString.Invariant($"svc{file:000}.yaml")), prometheus.ToString());
            }
        }

        File.WriteAllText(Path.Combine(folder, "one.hmsrule"), Contact + string.Concat(Enumerable.Range(0, 6).Select(alert => Alert(0, alert, -1) + "\n")));
    }

    private static string Threshold(int alert) => (0.5 + (alert % 40 * 0.01)).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Alert(int file, int alert, int form)
    {
        var at = FormattableString.Invariant($"{{route = \"/r{alert}\"}}");
        var condition = form < 0
            ? FormattableString.Invariant($"svc-{file}.latency.p95{at} > {Threshold(alert)}s")
            : string.Join(form / (Terms.Length * Terms.Length) == 0 ? " and " : " or ", new[] { form % Terms.Length, form / Terms.Length % Terms.Length }.Select(term => Term(file, alert, at, term)));
        var clear = form < 0 ? FormattableString.Invariant($"  clear svc-{file}.latency.p95{at} < 0.45s for 2m\n") : "";
        return FormattableString.Invariant($"alert svc{file}_{alert} {{\n  if {condition} for 5m\n{clear}  severity critical\n  summary \"Route /r{alert} of svc-{file} is slow\"\n}}\n");
    }

    private static string Term(int file, int alert, string at, int term)
    {
        var text = string.Format(CultureInfo.InvariantCulture, Terms[term], Threshold(alert));
        return FormattableString.Invariant($"svc-{file}.{text.Insert(text.IndexOf(' ', StringComparison.Ordinal), at)}");
    }

    private static string Prometheus(int file, int alert) => FormattableString.Invariant(
        $"      - alert: svc{file}_{alert}\n        expr: histogram_quantile(0.95, sum by (le) (rate(svc_{file}_latency_seconds_bucket{{route=\"/r{alert}\"}}[5m]))) > {Threshold(alert)}\n        for: 5m\n        keep_firing_for: 2m\n        labels:\n          severity: critical\n        annotations:\n          summary: Route /r{alert} of svc-{file} is slow\n");
}
