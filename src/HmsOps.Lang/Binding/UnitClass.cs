using HmsOps.Lang.Units;

namespace HmsOps.Lang.Binding;

/// <summary>What the typing table tells apart.</summary>
internal enum UnitClass
{
    Plain,
    Ratio,
    Count,

    /// <summary>Anything with a dimension.</summary>
    Dimensional,
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

    /// <summary>A condition.</summary>
    Condition,
}
