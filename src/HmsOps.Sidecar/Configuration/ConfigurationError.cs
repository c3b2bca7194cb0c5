namespace HmsOps.Sidecar.Configuration;

/// <summary>Something wrong in <c>hmsops.yaml</c>.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">From 1; 0 where the whole file is meant.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record ConfigurationError(string File, long Line, long Column, string Message)
{
    /// <summary><c>file:line:col: error: message</c>.</summary>
    public override string ToString() => Line == 0 ? $"{File}: error: {Message}" : $"{File}:{Line}:{Column}: error: {Message}";
}
