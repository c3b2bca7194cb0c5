namespace HmsOps.Benchmarks.Table;

/// <summary>A row of the table.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Command">The command that does it, as it can be typed.</param>
/// <param name="Value">The name under which the command prints it; empty: the time that the command takes, in ms.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Target">What is to be reached, or null where the row only stands beside another.</param>
internal sealed record TableRow(string What, string Command, string Value, string Unit, double? Target)
{
    /// <value>True where more is better.</value>
    public bool IsFloor { get; init; }

    /// <value>A command to run before each time, not counted; or empty.</value>
    public string Before { get; init; } = "";
}
