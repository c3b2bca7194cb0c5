using SharpFuzz;

namespace HmsOps.Fuzz;

/// <summary>Makes a copy of this program whose compiler counts the branches it takes.</summary>
internal static class Instrumentation
{
    private static readonly string[] Assemblies = ["HmsOps.Lang.dll", "YamlDotNet.dll"];

    /// <summary>Copies the program's folder and instruments what is fuzzed in it.</summary>
    public static void Into(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        foreach (var assembly in Assemblies)
        {
            Fuzzer.Instrument(Path.Combine(folder, assembly), _ => true, Options.Value);
        }
    }
}
