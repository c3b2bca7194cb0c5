namespace HmsOps.Engine.Panes;

/// <summary>Counts the living series that agree with labels on every name that both have: by the names of the series and those that were asked.</summary>
/// <param name="fixedNames">Labels that a selector fixes: series are not asked for them.</param>
internal sealed class PresenceIndex(string[] fixedNames)
{
    private readonly Dictionary<string, List<(string[] Names, Dictionary<LabelSet, Tally> Tallies)>> _byNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<LabelSet, int>> _series = new(StringComparer.Ordinal);
    private readonly List<Question> _questions = [];

    /// <summary>What was asked; it stays answered.</summary>
    public Question Ask(LabelSet labels)
    {
        var question = new Question(labels);
        foreach (var (names, series) in _series)
        {
            question.Tallies.Add(TallyOf(names, series, labels));
        }

        _questions.Add(question);
        return question;
    }

    /// <summary>A series came to life (1) or fell silent (-1).</summary>
    public void Add(LabelSet labels, int change)
    {
        var joined = labels.Without(fixedNames);
        var names = NamesOf(joined);
        if (!_series.TryGetValue(names, out var series))
        {
            _series.Add(names, series = []);
            _byNames.Add(names, []);
            foreach (var question in _questions)
            {
                question.Tallies.Add(TallyOf(names, series, question.Labels));
            }
        }

        series[joined] = series.GetValueOrDefault(joined) + change;

        foreach (var (common, tallies) in _byNames[names])
        {
            Find(tallies, joined.Keep(common)).Live += change;
        }
    }

    private Tally TallyOf(string names, Dictionary<LabelSet, int> series, LabelSet labels)
    {
        string[] common = [.. labels.Pairs.Select(pair => pair.Key).Intersect(names.Split('\0'))];
        var known = _byNames[names].Find(index => index.Names.SequenceEqual(common)).Tallies;
        if (known is null)
        {
            known = [];
            _byNames[names].Add((common, known));
            foreach (var (living, count) in series)
            {
                Find(known, living.Keep(common)).Live += count;
            }
        }

        return Find(known, labels.Keep(common));
    }

    private static Tally Find(Dictionary<LabelSet, Tally> tallies, LabelSet key)
    {
        if (!tallies.TryGetValue(key, out var tally))
        {
            tallies.Add(key, tally = new());
        }

        return tally;
    }

    private static string NamesOf(LabelSet labels) => string.Join('\0', labels.Pairs.Select(pair => pair.Key));

    /// <summary>How many living series have the same common labels.</summary>
    internal sealed class Tally
    {
        /// <value>How many.</value>
        public int Live { get; set; }
    }

    /// <summary>Labels that were asked for.</summary>
    internal sealed class Question(LabelSet labels)
    {
        /// <summary>The labels.</summary>
        public LabelSet Labels { get; } = labels;

        /// <summary>One for each set of names that series have.</summary>
        public List<Tally> Tallies { get; } = [];

        /// <value>How many living series agree.</value>
        public int Live => Tallies.Sum(tally => tally.Live);
    }
}
