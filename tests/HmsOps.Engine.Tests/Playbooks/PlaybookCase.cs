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
            case "cooldown":
                Alert = Alert with { Cooldown = Seconds(rest) };
                break;
            case "undo-at":
                Alert = Alert with { UndoEntry = int.Parse(rest, CultureInfo.InvariantCulture) - 1 };
                break;
            case "entry":
                Alert = Alert with { Entry = int.Parse(rest, CultureInfo.InvariantCulture) - 1 };
                break;
            default:
                Alert = Alert with { Steps = Alert.Steps.Add(Targets(Step(word, rest, line), rest)) };
                break;
        }
    }

    // Places count from 1, as they are printed: `next 3`, `failed 4`; a program ends behind its last step.
    private static StepPlan Targets(StepPlan step, string options)
    {
        step = step with { Next = Place(options, "next") };
        return step is RunStepPlan run
            ? run with
            {
                OnFailure = Place(options, "failed"),
                Retries = Number(options, "retry") ?? 0,
                RetryEvery = Number(options, "every") * EngineTime.Second ?? 0,
                Timeout = Number(options, "timeout") * EngineTime.Second ?? RunStepPlan.DefaultTimeout,
                PerHour = Number(options, "per-hour"),
            }
            : step;
    }

    private static int? Number(string options, string word) =>
        options.Split(' ') is var words && Array.IndexOf(words, word) is >= 0 and var at ? int.Parse(words[at + 1], CultureInfo.InvariantCulture) : null;

    private static int? Place(string options, string word) => Number(options, word) - 1;

    // A condition is told apart by its first number alone: the script says when it holds.
    private static PredicatePlan ConditionOf(string name) => new(name[0], [], [], [], []);

    private static StepPlan Step(string word, string rest, string line)
    {
        var (first, options) = Cut(rest);
        return word switch
        {
            "wait" => new WaitStepPlan($"wait {first}", Seconds(first)),
            "until" => new WaitUntilStepPlan($"wait until {first}", ConditionOf(first), Seconds(Cut(options).Word)),
            "if" => new IfStepPlan($"if {first}", ConditionOf(first), (Place(options, "else") ?? 0), (Place(options, "after") ?? 0)),
            "approve" => new ApproveStepPlan($"approve by {first}", first, [new NoticeChannel("email", $"{first}@x")], Seconds(Cut(options).Word)),
            "parallel" => new ParallelStepPlan("parallel", [.. first.Split(',').Select(place => int.Parse(place, CultureInfo.InvariantCulture) - 1)]),
            "call-end" => new CallEndPlan("call", int.Parse(first, CultureInfo.InvariantCulture) - 1, int.Parse(Cut(options).Word, CultureInfo.InvariantCulture), Place(options, "failed") ?? 0),
            "notify" => new NotifyStepPlan($"notify {first}", first, [new NoticeChannel("email", first)], MessageOf(options)),
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

    private static string? MessageOf(string options) => options.Length == 0 || options.StartsWith("next ", StringComparison.Ordinal) ? null : options;

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
