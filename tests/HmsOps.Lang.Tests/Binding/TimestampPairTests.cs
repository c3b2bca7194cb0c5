namespace HmsOps.Lang.Tests.Binding;

/// <summary>Every operator on timestamps, durations, declared units and plain numbers, against a model that is written apart from the table.</summary>
public sealed class TimestampPairTests
{
    private const string Declarations = """
        metric x.when { kind gauge; unit timestamp }
        metric x.wait { kind gauge; unit ms }
        metric x.temperature { kind gauge; unit celsius }
        metric x.pressure { kind gauge; unit pascal }
        metric x.plain { kind gauge; unit k }

        """;

    private static readonly (string Operand, char Type)[] Operands =
    [
        ("now()", 't'), ("x.when", 't'), ("x.wait", 'd'), ("5m", 'd'), ("x.temperature", 'c'), ("5celsius", 'c'), ("x.pressure", 'p'), ("x.plain", 'n'), ("7k", 'n'),
    ];

    public static TheoryData<string, string, string, char> Pairs
    {
        get
        {
            var data = new TheoryData<string, string, string, char>();
            foreach (var sign in new[] { "<", "<=", ">", ">=", "==", "!=", "+", "-", "*", "/" })
            {
                foreach (var (left, leftType) in Operands)
                {
                    foreach (var (right, rightType) in Operands)
                    {
                        data.Add(left, sign, right, Result(sign, leftType, rightType));
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_operator_gives_its_type_or_one_error(string left, string sign, string right, char result)
    {
        var expression = result switch
        {
            'b' or '!' when sign is not ("+" or "-" or "*" or "/") => $"{left} {sign} {right}",
            't' => $"{left} {sign} {right} > now()",
            'd' => $"{left} {sign} {right} > 1m",
            'c' => $"{left} {sign} {right} > 1celsius",
            'p' => $"{left} {sign} {right} > x.pressure",
            'n' => $"{left} {sign} {right} > 1",
            _ => $"{left} {sign} {right} > 0",
        };
        var errors = Compiled.Of($"{Declarations}alert a {{ if {expression} }}").Diagnostics;
        Assert.True(errors.Length == (result == '!' ? 1 : 0), $"{expression} : {result}\n{Compiled.Render(errors)}");
    }

    // b a condition, ! an error, ? any product of units, which fits a bare zero.
    private static char Result(string sign, char left, char right) => sign switch
    {
        "+" => (left, right) switch
        {
            ('t', 'd') or ('d', 't') => 't',
            ('t', _) or (_, 't') => '!',
            _ => left == right ? left : '!',
        },
        "-" => (left, right) switch
        {
            ('t', 't') => 'd',
            ('t', 'd') => 't',
            ('t', _) or (_, 't') => '!',
            _ => left == right ? left : '!',
        },
        "*" => left == 't' || right == 't' ? '!' : left == 'n' ? right : right == 'n' ? left : '?',
        "/" => left == 't' || right == 't' ? '!' : right == 'n' ? left : left == right ? 'n' : '?',
        _ => left == right ? 'b' : '!',
    };
}
