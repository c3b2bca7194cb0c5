using System.Diagnostics;

namespace HmsOps.Fuzz;

/// <summary>Runs the loop in a process of its own, so that what kills it or never ends is a finding too.</summary>
internal sealed class Supervisor(FuzzTarget target, string folder)
{
    private const int MostDeaths = 3;
    private static readonly TimeSpan ShrinkTime = TimeSpan.FromSeconds(30);

    /// <summary>Fuzzes for this long; prints each finding.</summary>
    /// <returns>True where there was none.</returns>
    public bool Run(int seconds, int seed)
    {
        var found = Path.Combine(folder, "found");
        if (Directory.Exists(found))
        {
            Directory.Delete(found, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var clock = Stopwatch.StartNew();
        for (var deaths = 0; deaths < MostDeaths && clock.Elapsed.TotalSeconds < seconds; deaths++)
        {
            var code = Start("loop", target.Name, $"{seconds - (int)clock.Elapsed.TotalSeconds}", $"{seed + deaths}");
            if (code == 0)
            {
                break;
            }

            var input = CurrentInput.Read(Path.Combine(folder, "current"));
            var small = code == FuzzLoop.NeverEnds ? input : Minimizer.Shrink(input, candidate => Replay(candidate) == code, ShrinkTime);
            new Finding(code == FuzzLoop.NeverEnds ? "does not end" : $"ends the process with {code}", $"exit {code}", small).WriteTo(found);
        }

        return !Directory.Exists(found) || Print(found);
    }

    private static bool Print(string found)
    {
        foreach (var file in Directory.GetFiles(found, "*.reason").Order(StringComparer.Ordinal))
        {
            var input = Path.ChangeExtension(file, null);
            Console.WriteLine($"FOUND {input}\n{Finding.Show(File.ReadAllBytes(input))}\n--\n{File.ReadAllText(file)}");
        }

        return false;
    }

    private int Replay(byte[] input)
    {
        var path = Path.Combine(folder, "candidate");
        File.WriteAllBytes(path, input);
        return Start("replay", target.Name, path);
    }

    private static int Start(params string[] arguments)
    {
        using var process = Process.Start(Environment.ProcessPath ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "HmsOps.Fuzz.dll"), .. arguments]);
        process.WaitForExit();
        return process.ExitCode;
    }
}
