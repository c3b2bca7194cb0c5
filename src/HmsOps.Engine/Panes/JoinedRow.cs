namespace HmsOps.Engine.Panes;

/// <summary>A combination of entities that a join has made.</summary>
/// <param name="Labels">The union of the labels that join.</param>
/// <param name="Entities">For each operand its entity, or -1 where none takes part.</param>
internal sealed record JoinedRow(LabelSet Labels, int[] Entities)
{
    /// <summary>True where no operand has one entity here and another one there.</summary>
    public bool Agrees(JoinedRow other)
    {
        for (var i = 0; i < Entities.Length; i++)
        {
            if (Entities[i] >= 0 && other.Entities[i] >= 0 && Entities[i] != other.Entities[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where this row has all entities of the other one.</summary>
    public bool Contains(JoinedRow other)
    {
        for (var i = 0; i < Entities.Length; i++)
        {
            if (other.Entities[i] >= 0 && Entities[i] != other.Entities[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Both together, or null where they do not join.</summary>
    public JoinedRow? Join(JoinedRow other) =>
        Agrees(other) && Labels.Join(other.Labels) is { } labels ? new(labels, Union(other)) : null;

    private int[] Union(JoinedRow other)
    {
        var entities = new int[Entities.Length];
        for (var i = 0; i < entities.Length; i++)
        {
            entities[i] = Math.Max(Entities[i], other.Entities[i]);
        }

        return entities;
    }
}
