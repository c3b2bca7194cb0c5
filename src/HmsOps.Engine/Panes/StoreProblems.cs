namespace HmsOps.Engine.Panes;

/// <summary>What is wrong with series and batches: each cause once, the first hundred.</summary>
internal sealed class StoreProblems
{
    private const int Limit = 100;

    private readonly HashSet<(string Cause, int Series)> _known = [];
    private readonly List<string> _texts = [];

    /// <summary>In order of appearance.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Adds a problem of a series, unless it is known; the text is made only where it is new.</summary>
    public void Add(string cause, int series, Func<string> text)
    {
        if (_texts.Count < Limit && _known.Add((cause, series)))
        {
            _texts.Add(text());
        }
    }
}
