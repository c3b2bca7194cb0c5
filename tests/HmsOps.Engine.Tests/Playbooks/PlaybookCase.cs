using System.Collections.Immutable;
using System.Globalization;
using HmsOps.Engine.Plan;

namespace HmsOps.Engine.Tests.Playbooks;

/// <summary>
/// A case: settings and playbooks, <c>--</c>, a script of <c>TIME EVENT</c> lines, <c>--</c>, and what is printed.
/// </summary>
internal sealed class PlaybookCase
{
    private static readonly HeldPlan Condition = new(new PredicatePlan(0, [], [], [], []), 5 * EngineTime.Minute);

    private readonly List<AlertPlan> _alerts = [];
    private AlertPlan? _current;

    public required string Name { get; init; }

    public EngineOptions Options { get; private set; } = new();

    public PackPlan Plan { get; private set; } = new("case", [], [], [], [], [], []);

    /// <summary>What is printed: any of <c>lines</c>, <c>runs</c>, <c>steps</c>, <c>notices</c>, <c>commands</c>, <c>bodies</c>.</summary>
    public HashSet<string> Show { get; } = ["lines", "runs", "steps", "notices"];

    /// <summary>Answers of the executor, by verb and question.</summary>
    public Dictionary<string, string[]> Given { get; } = [];

    public List<(long Time, string Event)> Script { get; } = [];

    public long Until { get; private set; }

    public string Expected { get; private set; } = "";

    public static IEnumerable<PlaybookCase> Read(string file) =>
        File.ReadAllText(file).Split("== ", StringSplitOptions.RemoveEmptyEntries).Where(text => text.Trim().Length > 0).Select(Parse);

    public static PlaybookCase Parse(string text)
    {
        var parts = text.Split("\n--\n");
        var head = parts[0].Split('\n');
        var read = new PlaybookCase { Name = head[0].Trim(), Expected = parts[2].Trim('\n') };
        foreach (var line in head.Skip(1).Where(line => line.Trim().Length > 0))
        {
            read.Setting(line.Trim());
        }

        read.Close();
        foreach (var line in parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var (time, rest) = Cut(line.Trim());
            if (time == "until")
            {
                read.Until = Seconds(rest);
            }
            else
            {
                read.Script.Add((Seconds(time), rest));
            }
        }

        return read;
    }

    public static (string Word, string Tail) Cut(string line)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? (line, "") : (line[..blank], line[(blank + 1)..].Trim());
    }

    /// <summary>Engine time of seconds: <c>904</c>, <c>5m</c>, <c>2s</c>, <c>1h</c>.</summary>
    public static long Seconds(string text)
    {
        var factor = text[^1] switch { 'm' => EngineTime.Minute, 'h' => EngineTime.Hour, _ => EngineTime.Second };
        return (long)(decimal.Parse(text.TrimEnd('s', 'm', 'h'), CultureInfo.InvariantCulture) * factor);
    }

    private AlertPlan Alert
    {
        get => _current ??= NewAlert("a");
        set => _current = value;
    }

    private static AlertPlan NewAlert(string name) => new(
        0, name, Severity.Critical, [], Condition, null, AlertPlan.DefaultStale, AlertPlan.DefaultForget, AlertPlan.DefaultCooldown,
        7 * EngineTime.Minute, [], "a.hmsrule:1:1", "meaning");

    private void Setting(string line)
    {
        var (word, rest) = Cut(line);
        switch (word)
        {
            case "alert":
                Close();
                _current = NewAlert(rest);
                break;
            case "severity":
                Alert = Alert with { Severity = Enum.Parse<Severity>(rest, ignoreCase: true) };
                break;
            case "settle":
                Alert = Alert with { Settle = Seconds(rest) };
                break;
            case "contact":
                Plan = Plan with { DefaultContact = Plan.DefaultContact.Add(new NoticeChannel("email", rest)) };
                break;
            case "observe":
                Options = Options with { Observe = true };
                break;
            case "speed":
                Options = Options with { Speed = double.Parse(rest, CultureInfo.InvariantCulture) };
                break;
            case "show":
                Show.Clear();
                Show.UnionWith(rest.Split(' '));
                break;
            case "given":
                var (verb, answers) = Cut(rest);
                var (question, sequence) = Cut(answers);
                Given[$"{verb} {question}"] = sequence.Split(' ');
                break;
            default:
                Alert = Alert with { Steps = Alert.Steps.Add(Step(word, rest, line)) };
                break;
        }
    }

    private static StepPlan Step(string word, string rest, string line)
    {
        var (first, options) = Cut(rest);
        return word switch
        {
            "wait" => new WaitStepPlan(line, Seconds(rest)),
            "notify" => new NotifyStepPlan($"notify {first}", first, [new NoticeChannel("email", first)], options.Length > 0 ? options : null),
            "run" => new RunStepPlan(
                $"run {first}",
                first,
                options.Contains("once", StringComparison.Ordinal) ? StepEffect.Once
                    : options.Contains("keyed", StringComparison.Ordinal) ? StepEffect.Keyed : StepEffect.Absolute,
                ImmutableArray<StepArgument>.Empty,
                options.Split(' ').FirstOrDefault(option => option.Contains('/', StringComparison.Ordinal)) ?? $"{first}/permit-svc",
                RunStepPlan.DefaultTimeout,
                RunStepPlan.DefaultVerify),
            _ => throw new FormatException($"no step: {line}"),
        };
    }

    private void Close()
    {
        if (_current is not null)
        {
            _alerts.Add(_current);
        }

        var byName = _alerts.OrderBy(alert => alert.Name, StringComparer.Ordinal).Select((alert, id) => alert with { Id = id });
        Plan = Plan with { Alerts = [.. byName] };
    }
}
