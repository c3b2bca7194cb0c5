namespace HmsOps.Lang.Tests;

/// <summary>A case of a case file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Input">The input, without a last line end.</param>
/// <param name="Expected">What is expected, without blank lines around it.</param>
public sealed record Case(string File, int Line, string Input, string Expected)
{
    /// <summary>The place, and the first line of the input.</summary>
    public override string ToString() => $"{Path.GetFileName(File)}:{Line} {Input.Split('\n')[0]}";
}
