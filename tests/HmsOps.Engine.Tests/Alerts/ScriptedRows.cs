using HmsOps.Engine.Panes;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Tests.Alerts;

/// <summary>Rows whose truths are given letter by letter.</summary>
/// <remarks>T: condition true. M: known false, clear not true. G: known false, clear true. U: nothing known. W: nothing known, warming. X: condition unknown, clear true. A dot: the row's series is not there.</remarks>
/// <param name="scripts">The letters of each row, a tick each.</param>
/// <param name="labels">The rows' labels.</param>
/// <param name="tellsChanges">True where only rows of another letter than before are told as changed.</param>
internal sealed class ScriptedRows(string[] scripts, LabelSet[] labels, bool tellsChanges) : IRuleRows
{
    private readonly List<int> _appeared = [];
    private readonly IndexSet _changed = new();
    private int _step = -1;

    public int Count => _appeared.Count;

    public int Length => scripts.Max(script => script.Length);

    public IndexSet? Changed => tellsChanges ? _changed : null;

    public void ForgetChanges() => _changed.Clear();

    public void Advance()
    {
        char[] before = [.. _appeared.Select(LetterOf)];
        _step++;
        for (var script = 0; script < scripts.Length; script++)
        {
            if (LetterOf(script) != '.' && !_appeared.Contains(script))
            {
                _appeared.Add(script);
            }
        }

        for (var row = 0; row < _appeared.Count; row++)
        {
            if (row >= before.Length || LetterOf(_appeared[row]) != before[row])
            {
                _changed.Add(row);
            }
        }
    }

    public void Forget() => _appeared.Clear();

    public LabelSet LabelsOf(int row) => labels[_appeared[row]];

    public bool HasSeries(int row) => LetterOf(_appeared[row]) != '.';

    public Truth Evaluate(int predicate, int row) => (LetterOf(_appeared[row]), predicate) switch
    {
        ('T', _) => Truth.Of(predicate == 0),
        ('M', _) => Truth.False,
        ('G', _) => Truth.Of(predicate == 1),
        ('X', 1) => Truth.True,
        ('W', _) => Truth.Unknown(UnknownReason.Warming),
        _ => Truth.Unknown(UnknownReason.NoData),
    };

    public Interval EvaluateNumber(int predicate, int row) => Interval.Unknown(UnknownReason.NoData);

    public string Describe(int predicate, int row) => $"{(predicate == 0 ? "if" : "clear")} is {LetterOf(_appeared[row])}";

    private char LetterOf(int script) => _step >= 0 && _step < scripts[script].Length ? scripts[script][_step] : '.';
}
