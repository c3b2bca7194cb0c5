using System.Globalization;

namespace HmsOps.Cli;

/// <summary>Numbers in sentences.</summary>
internal static class Words
{
    /// <summary><c>1 file</c>, <c>2 files</c>, <c>1,200 files</c>.</summary>
    public static string Count(long number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? "" : "s")}");
}
