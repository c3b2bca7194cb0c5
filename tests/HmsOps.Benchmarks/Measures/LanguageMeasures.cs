using System.Text;
using HmsOps.Lang;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Text;

namespace HmsOps.Benchmarks.Measures;

/// <summary>What the compiler's front costs once it is warm.</summary>
internal static class LanguageMeasures
{
    private const int WarmUp = 15;
    private const int Times = 9;

    /// <summary>Reads and binds all rule files of a folder.</summary>
    public static void ParseAndBind(string folder)
    {
        var texts = Directory.GetFiles(folder, "*.hmsrule").Order(StringComparer.Ordinal).Select(path => (Path: path, Text: File.ReadAllText(path))).ToList();
        var bytes = (double)texts.Sum(file => Encoding.UTF8.GetByteCount(file.Text));
        for (var i = 0; i < WarmUp; i++)
        {
            Compile(texts);
        }

        var before = GC.GetTotalAllocatedBytes(precise: true);
        Compile(texts);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        var time = Measured.Median(Times, () => Compile(texts), GC.Collect);
        Measured.Print("MB/s", bytes / time.TotalSeconds / 1e6);
        Measured.Print("bytes a byte", allocated / bytes);
    }

    private static void Compile(List<(string Path, string Text)> texts)
    {
        var compilation = RuleCompiler.Compile([.. texts.Select(file => new SourceText(file.Path, file.Text))], CompilationEnvironment.Default, "bench");
        if (compilation.Diagnostics.Length > 0)
        {
            throw new InvalidOperationException(compilation.Diagnostics[0].Message);
        }
    }
}
