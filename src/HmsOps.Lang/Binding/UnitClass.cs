namespace HmsOps.Lang.Binding;

/// <summary>What the typing table tells apart.</summary>
internal enum UnitClass
{
    Plain,
    Ratio,
    Count,
    Duration,

    /// <summary>Any other dimension.</summary>
    Dimensional,

    /// <summary>A point in time.</summary>
    Timestamp,
}

/// <summary>The result of an operator on two classes.</summary>
internal enum UnitRule
{
    /// <summary>Not allowed.</summary>
    Error,
    Plain,
    Ratio,
    Count,

    /// <summary>The dimensions must be equal; the result has them.</summary>
    Same,

    /// <summary>The product of the dimensions.</summary>
    Product,

    /// <summary>The quotient of the dimensions.</summary>
    Quotient,
    Duration,
    Timestamp,

    /// <summary>A condition.</summary>
    Condition,
}
