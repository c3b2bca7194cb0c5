using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace HmsOps.Fuzz;

/// <summary>Makes inputs of inputs: of bytes, of words, of lines.</summary>
internal sealed class Mutator(Random dice, byte[][] words)
{
    private const int Longest = 8_192;
    private const int LongestGrown = 400_000;
    private static readonly SearchValues<byte> WordBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.$"u8);
    private static readonly string[] Numbers = ["0", "1", "-1", "100", "101", "1000", "1e9", "0.5", ".5", "00", "1_000", "4294967296", "79228162514264337593543950336", "1e400"];

    /// <summary>A changed input; another one of the corpus may give pieces.</summary>
    public byte[] Change(byte[] input, byte[] other)
    {
        if (dice.Next(4_000) == 0)
        {
            return Grow(input);
        }

        var result = input;
        for (var times = 1 << dice.Next(4); times > 0; times--)
        {
            result = Once(result, other);
        }

        if (result.Length > Longest)
        {
            result = result[..Longest];
        }

        // Text that is no UTF-8 is refused as a whole: that is worth a try, but few.
        return dice.Next(64) != 0 && !Utf8.IsValid(result) ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(result)) : result;
    }

    private byte[] Once(byte[] input, byte[] other) => dice.Next(12) switch
    {
        0 => Splice(input, At(input), 0, Word()),
        1 => ReplaceWord(input, Word()),
        2 => ReplaceWord(input, WordOf(other)),
        3 => Cut(input, 1 + dice.Next(8)),
        4 => Cut(input, 1 + dice.Next(Math.Max(1, input.Length / 2))),
        5 => Splice(input, At(input), 0, Piece(input)),
        6 => Splice(input, At(input), dice.Next(1 + (input.Length / 4)), Piece(other)),
        7 => Byte(input),
        8 => ReplaceWord(input, Encoding.UTF8.GetBytes(Numbers[dice.Next(Numbers.Length)])),
        9 or 10 => Lines(input, other),
        _ => [.. input.AsSpan(0, At(input)), .. other.AsSpan(At(other))],
    };

    private int At(byte[] input) => dice.Next(input.Length + 1);

    private byte[] Word() => words[dice.Next(words.Length)];

    private byte[] Piece(byte[] input)
    {
        var start = At(input);
        return input.AsSpan(start, Math.Min(input.Length - start, 1 + dice.Next(64))).ToArray();
    }

    private byte[] Cut(byte[] input, int length)
    {
        var start = At(input);
        return Splice(input, start, length, []);
    }

    private byte[] Byte(byte[] input)
    {
        if (input.Length == 0)
        {
            return input;
        }

        var result = (byte[])input.Clone();
        result[dice.Next(result.Length)] = (byte)(dice.Next(8) == 0 ? dice.Next(256) : dice.Next(' ', 127));
        return result;
    }

    private (int Start, int Length) FindWord(byte[] input)
    {
        var from = At(input);
        var start = input.AsSpan(from).IndexOfAny(WordBytes);
        if (start < 0)
        {
            return (from, 0);
        }

        start += from;
        var length = input.AsSpan(start).IndexOfAnyExcept(WordBytes);
        return (start, length < 0 ? input.Length - start : length);
    }

    private byte[] WordOf(byte[] input)
    {
        var (start, length) = FindWord(input);
        return input.AsSpan(start, length).ToArray();
    }

    private byte[] ReplaceWord(byte[] input, byte[] word)
    {
        var (start, length) = FindWord(input);
        return Splice(input, start, length, word);
    }

    private byte[] Lines(byte[] input, byte[] other)
    {
        var lines = Split(input);
        var at = dice.Next(lines.Count);
        switch (dice.Next(6))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(dice.Next(lines.Count + 1), lines[at]);
                break;
            case 2:
                var to = dice.Next(lines.Count);
                (lines[at], lines[to]) = (lines[to], lines[at]);
                break;
            case 3:
                var theirs = Split(other);
                lines.Insert(at, theirs[dice.Next(theirs.Count)]);
                break;
            case 4:
                lines[at] = dice.Next(2) == 0 ? [.. "  "u8, .. lines[at]] : lines[at].AsSpan().TrimStart((byte)' ').ToArray();
                break;
            default:
                lines[at] = [.. lines[at], .. Encoding.UTF8.GetBytes($"  # note {dice.Next(10)}")];
                break;
        }

        return [.. lines.SelectMany((line, index) => index == 0 ? line : line.Prepend((byte)'\n'))];
    }

    // A part of it, very often: what takes time that grows faster than the text shows itself.
    private byte[] Grow(byte[] input)
    {
        if (input.Length == 0)
        {
            return input;
        }

        var start = dice.Next(input.Length);
        var piece = input.AsSpan(start, Math.Min(input.Length - start, 1 + dice.Next(1 << dice.Next(1, 10))));
        var result = new List<byte>(LongestGrown + input.Length);
        result.AddRange(input.AsSpan(0, start));
        var length = 1 << dice.Next(12, 19);
        while (result.Count < Math.Min(length, LongestGrown))
        {
            result.AddRange(piece);
        }

        result.AddRange(input.AsSpan(start + piece.Length));
        return [.. result];
    }

    private static List<byte[]> Split(byte[] input)
    {
        var lines = new List<byte[]>();
        foreach (var range in input.AsSpan().Split((byte)'\n'))
        {
            lines.Add(input[range]);
        }

        return lines;
    }

    private static byte[] Splice(byte[] input, int start, int length, byte[] piece) =>
        [.. input.AsSpan(0, start), .. piece, .. input.AsSpan(Math.Min(input.Length, start + length))];
}
