using System.Collections.Immutable;

namespace HmsOps.Lang.Reference;

/// <summary>What binds how tightly, for people.</summary>
/// <param name="Forms">The forms of one level.</param>
/// <param name="Associates">The side that is taken first, or <c>none</c>.</param>
/// <param name="Notes">What to know about it.</param>
/// <param name="Example">An expression and, where it is not plain, what it is read as.</param>
public sealed record Precedence(ImmutableArray<string> Forms, string Associates, string Notes, string Example)
{
    /// <summary>All levels, the tightest first.</summary>
    public static ImmutableArray<Precedence> Levels { get; } =
    [
        new(["5m", "path{…}", "f(…)", "( … )", "$p"], "", "a selector touches its path, a parenthesis its function", "permit-svc.latency.p95{region = \"us-east\"} > 1s"),
        new(["over D", "D ago", "by L", "without L"], "after it", "each once, in any order; on a reading, a call, a parenthesis or a `let`; grouping on aggregates only; never on a literal", "permit-svc.latency.p95 over 5m 1w ago > 1s"),
        new(["-x"], "right", "between names minus needs blanks: `permit-svc` is one name", "-queue.depth < 5"),
        new(["*", "/"], "left", "", "permit-svc.errors / permit-svc.requests > 1%"),
        new(["+", "-"], "left", "", "queue.depth - queue.limit * 2 > 0"),
        new(["share of M < T"], "none", "an operand of a comparison only", "share of permit-svc.latency > 500ms over 10m > 1%"),
        new(["<", "<=", ">", ">=", "==", "!=", "N% of M < T"], "none", "gives a condition; comparisons do not chain", "99% of permit-svc.latency < 500ms"),
        new(["not"], "right", "`not a > 5` is `not (a > 5)`", "not queue.depth > 5"),
        new(["and"], "left", "", "queue.depth > 5 and permit-svc.requests > 1/s"),
        new(["or"], "left", "", "queue.depth > 5 or permit-svc.latency.p95 > 1s and permit-svc.requests > 1/s"),
    ];

    /// <summary>Words that are reserved in expressions; everywhere else they are names.</summary>
    public static ImmutableArray<string> Reserved { get; } = ["and", "or", "not", "over", "ago", "by", "without", "of", "share", "for", "true", "false"];
}
