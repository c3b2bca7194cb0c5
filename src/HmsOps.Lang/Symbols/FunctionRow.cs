namespace HmsOps.Lang.Symbols;

/// <summary>A row of the function table: what may stand with a parenthesis that touches it.</summary>
/// <param name="Name">As written.</param>
/// <param name="Form">Its arguments: <c>X, LOW, HIGH</c>.</param>
/// <param name="Result">What it gives, for people.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Example">A use of it; every example is compiled by a test.</param>
public sealed record FunctionRow(string Name, string Form, string Result, string Summary, string Example)
{
    /// <value>True for an aggregate: it looks at all series, and <c>by</c> or <c>without</c> may follow.</value>
    public bool IsAggregate { get; init; }

    /// <value>The least number of arguments.</value>
    public int Least { get; } = Form.Length == 0 ? 0 : Form.Split(',').Count(part => part.Trim() != "…");

    /// <value>The greatest number of arguments.</value>
    public int Most { get; } = Form.EndsWith('…') ? MostArguments : Form.Length == 0 ? 0 : Form.Split(',').Length;

    /// <value>How it is called: <c>clamp(X, LOW, HIGH)</c>.</value>
    public string Signature => $"{Name}({Form})";

    private const int MostArguments = 32;
}
