using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace HmsOps.Fuzz;

/// <summary>An input that shows a mistake of the compiler.</summary>
/// <param name="Reason">What it does.</param>
/// <param name="Signature">The same for inputs that probably show the same mistake.</param>
/// <param name="Input">The input.</param>
internal sealed record Finding(string Reason, string Signature, byte[] Input)
{
    private const int Frames = 3;

    /// <summary>The finding of an exception.</summary>
    public static Finding Of(Exception error, byte[] input)
    {
        var frames = new StackTrace(error).GetFrames()
            .Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.Namespace?.StartsWith("HmsOps.", StringComparison.Ordinal) == true)
            .Take(Frames)
            .Select(method => $"{method?.DeclaringType?.Name}.{method?.Name}");
        var kind = error.Message.Split('\n')[0];
        return new Finding($"{error.GetType().Name}: {error}", $"{error.GetType().Name} {(kind.EndsWith(':') ? kind : "")} {string.Join(" < ", frames)}", input);
    }

    /// <summary>Writes the input and, beside it, the reason; gives the input's path.</summary>
    public string WriteTo(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, NameOf(Input));
        File.WriteAllBytes(path, Input);
        File.WriteAllText(path + ".reason", $"{Signature}\n{Reason}\n");
        return path;
    }

    /// <summary>A file name for an input: its hash.</summary>
    public static string NameOf(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input)[..8]);

    /// <summary>An input as one can read it and write it again.</summary>
    public static string Show(byte[] input)
    {
        var text = new StringBuilder();
        foreach (var rune in Encoding.UTF8.GetString(input).EnumerateRunes())
        {
            text.Append(rune.Value is '\n' or (>= ' ' and < 127) ? rune.ToString() : $"\\u{{{rune.Value:X}}}");
        }

        return text.ToString();
    }
}
