using HmsOps.Engine.Plan;
using HmsOps.Engine.Predicates;

namespace HmsOps.Engine.Panes;

/// <summary>What an operand of a predicate reads, entity by entity: the rows of a rule are made of its entities.</summary>
internal abstract class RowSource : IAggregateReader
{
    /// <value>True where all series share one entity, which is there from the start.</value>
    public abstract bool IsMerged { get; }

    /// <value>How many entities there are; their numbers are dense.</value>
    public abstract int Entities { get; }

    /// <summary>The labels that are fixed to one value: they take no part in a join.</summary>
    public abstract string[] Fixed { get; }

    /// <value>Changes whenever an entity comes to life or falls silent.</value>
    public int Version { get; protected set; }

    /// <value>True where any entity may read differently than before <see cref="ForgetChanges"/>: the window moved, or it is read against the clock.</value>
    public bool HasMoved { get; protected set; }

    /// <value>The entities that may read differently than before <see cref="ForgetChanges"/>, or came to life or fell silent, each by itself.</value>
    public IndexSet Changed { get; } = new();

    /// <summary>An entity's labels.</summary>
    public abstract LabelSet LabelsOf(int entity);

    /// <summary>True while a sample of the entity lies in its window.</summary>
    public abstract bool IsLive(int entity);

    /// <summary>All changes were seen by those who read the source.</summary>
    public void ForgetChanges()
    {
        HasMoved = false;
        Changed.Clear();
    }

    /// <inheritdoc/>
    public virtual Interval Read(int entity, Reading reading, Rank rank) => throw Unread();

    /// <inheritdoc/>
    public virtual Truth TestQuantile(int entity, ComparisonOperator comparison, Rank rank, int bound, int boundBelow) => throw Unread();

    /// <inheritdoc/>
    public virtual ShareCount CountShare(int entity, ComparisonOperator comparison, int bound, int boundBelow) => throw Unread();

    /// <inheritdoc/>
    public virtual Interval Predict(int entity, long horizon) => throw Unread();

    /// <inheritdoc/>
    public virtual Interval ReadPast(int entity, int history) => throw Unread();

    /// <inheritdoc/>
    public virtual Interval ReadAcross(int entity) => throw Unread();

    /// <inheritdoc/>
    public virtual Truth TestAcross(int entity) => throw Unread();

    /// <summary>The plan asks for what is not kept.</summary>
    private InvalidOperationException Unread() => new($"{GetType().Name} keeps nothing of that kind");
}
