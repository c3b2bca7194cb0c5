using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>The rows of one rule: one a label combination of the joined series that its predicates read.</summary>
/// <remarks>A row keeps its number as long as it lives; numbers are given in order of appearance (tick, then labels) and not reused while the rule is loaded. A rule that joins nothing (one merged entity) has one row from the start.</remarks>
internal interface IRuleRows
{
    /// <value>Rows that were ever made: numbers are 0 … Count-1.</value>
    int Count { get; }

    /// <summary>The labels of a row's joined series.</summary>
    LabelSet LabelsOf(int row);

    /// <summary>False once every series of the row has left: no sample of it lies in its windows.</summary>
    bool HasSeries(int row);

    /// <value>The rows of which a condition or <see cref="HasSeries"/> may differ from when they were last read, as far as <see cref="ForgetChanges"/> was called then; null where any row may.</value>
    IndexSet? Changed => null;

    /// <summary>Whoever evaluates the rows has seen all changes up to the last tick.</summary>
    void ForgetChanges()
    {
    }

    /// <summary>A condition of the rule at the tick that is being evaluated.</summary>
    /// <param name="predicate">Its place among the rule's predicates, as they were given.</param>
    /// <param name="row">The row's number.</param>
    Truth Evaluate(int predicate, int row);

    /// <summary>A number of the rule at the tick that is being evaluated.</summary>
    Interval EvaluateNumber(int predicate, int row);

    /// <summary>What is known exactly, for people: <c>7.3% of 1,204 above 0.8s (5% allowed)</c>, one clause a leaf.</summary>
    string Describe(int predicate, int row);
}
