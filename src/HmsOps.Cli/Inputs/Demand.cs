namespace HmsOps.Cli.Inputs;

/// <summary>What a verb wants of rules; what can be checked but not run is then said, or not.</summary>
internal enum Demand
{
    /// <summary>That they are right.</summary>
    Check,

    /// <summary>That they are right; what is hardly meant is not asked.</summary>
    Explain,

    /// <summary>Whatever of them can be run: the rest is left out with a warning.</summary>
    Replay,

    /// <summary>All of them: what can't be run is an error.</summary>
    Run,
}
