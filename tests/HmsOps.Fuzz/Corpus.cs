using System.Text;
using HmsOps.Lang.Syntax;
using HmsOps.Lang.Tests;

namespace HmsOps.Fuzz;

/// <summary>The inputs that are changed further.</summary>
internal sealed class Corpus(string folder)
{
    private const int LongestSeed = 8_192;
    private readonly List<byte[]> _inputs = [[]];

    /// <value>How many there are.</value>
    public int Count => _inputs.Count;

    /// <summary>The seeds: every case and sample, and what runs before this one found.</summary>
    public IEnumerable<byte[]> Seeds()
    {
        foreach (var area in new[] { Path.Combine("tests", "cases"), "samples" })
        {
            foreach (var file in Directory.GetFiles(Path.Combine(CaseFiles.Root, area), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var texts = Path.GetExtension(file) == ".cases" ? Blocks(File.ReadAllText(file)).SelectMany(InputsOf)
                    : SyntaxReader.Extensions.Contains(Path.GetExtension(file)) ? [File.ReadAllText(file)]
                    : [];
                foreach (var text in texts)
                {
                    yield return Encoding.UTF8.GetBytes(text.Length > LongestSeed ? text[..LongestSeed] : text);
                }
            }
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
        {
            yield return File.ReadAllBytes(file);
        }
    }

    /// <summary>Takes an input that took a new way.</summary>
    /// <param name="input">The input.</param>
    /// <param name="isKept">True to have it for later runs too.</param>
    public void Add(byte[] input, bool isKept)
    {
        if (input.Length > LongestSeed)
        {
            return;
        }

        _inputs.Add(input);
        if (isKept)
        {
            File.WriteAllBytes(Path.Combine(folder, Finding.NameOf(input)), input);
        }
    }

    /// <summary>One to change: of the latest as often as of all.</summary>
    public byte[] Pick(Random dice)
    {
        var from = dice.Next(2) == 0 ? 0 : _inputs.Count * 3 / 4;
        return _inputs[dice.Next(from, _inputs.Count)];
    }

    // Not every topic's cases have the same form; what stands before the arrow is a rule file or near to one.
    private static IEnumerable<string> Blocks(string cases) => cases.Split("\n----\n").Select(block => block.Split("\n=>\n")[0]);

    // Lines `alert if :: X` of the parser's cases are clauses without their declarations.
    private static IEnumerable<string> InputsOf(string block) =>
        block.Contains(" :: ", StringComparison.Ordinal)
            ? block.Split('\n').Select(line => line.Split(" :: ", 2)).Where(parts => parts.Length == 2).Select(parts => Declare(parts[0].Split(' ', 2), parts[1]))
            : [block];

    private static string Declare(string[] row, string tail)
    {
        var clause = $"{row[^1]} {tail}";
        return row[0] switch
        {
            "step" => $"alert x {{ then {{ {clause} }} }}",
            "option" => $"alert x {{ then {{ run x {{ {clause} }} }} }}",
            "level" => $"alert x {{ critical {{ {clause} }} }}",
            "color" => $"tile x {{ query y.z; color {{ {clause} }} }}",
            "test" => $"test \"x\" {{ {clause} }}",
            _ => $"{row[0]} x {{ {clause} }}",
        };
    }
}
