namespace HmsOps.Engine.Predicates;

/// <summary>True, false, or unknown with a reason (Kleene's three values).</summary>
public readonly record struct Truth
{
    private readonly byte _code;

    private Truth(byte code, UnknownReason reason)
    {
        _code = code;
        Reason = reason;
    }

    /// <summary>Known false.</summary>
    public static Truth False => new(1, UnknownReason.None);

    /// <summary>Known true.</summary>
    public static Truth True => new(2, UnknownReason.None);

    /// <summary>Why it is unknown; <see cref="UnknownReason.None"/> where it is known.</summary>
    public UnknownReason Reason { get; }

    /// <value>True where it is known to be true.</value>
    public bool IsTrue => _code == 2;

    /// <value>True where it is known to be false.</value>
    public bool IsFalse => _code == 1;

    /// <value>True where it is neither; also of the default value.</value>
    public bool IsUnknown => _code == 0;

    /// <summary>Unknown for a reason.</summary>
    public static Truth Unknown(UnknownReason reason) => new(0, reason);

    /// <summary>A known truth.</summary>
    public static Truth Of(bool value) => value ? True : False;

    /// <summary>Negation; unknown stays unknown.</summary>
    public static Truth Not(Truth value) => value.IsUnknown ? value : Of(value.IsFalse);

    /// <summary>False where either is false, true where both are true, otherwise unknown for the greater reason.</summary>
    public static Truth And(Truth left, Truth right) =>
        left.IsFalse || right.IsFalse ? False
        : left.IsTrue && right.IsTrue ? True
        : Unknown(Greater(left.Reason, right.Reason));

    /// <summary>True where either is true, false where both are false, otherwise unknown for the greater reason.</summary>
    public static Truth Or(Truth left, Truth right) =>
        left.IsTrue || right.IsTrue ? True
        : left.IsFalse && right.IsFalse ? False
        : Unknown(Greater(left.Reason, right.Reason));

    private static UnknownReason Greater(UnknownReason left, UnknownReason right) => left > right ? left : right;
}
