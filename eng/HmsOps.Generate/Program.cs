using HmsOps.Generate;

// eng/generate.sh [--check]: writes what is made from the language's tables, or says which files are not up to date.
var check = args.Contains("--check");
var stale = 0;
foreach (var (path, text) in GeneratedFiles.Of(Environment.CurrentDirectory))
{
    if (File.Exists(path) && File.ReadAllText(path) == text)
    {
        continue;
    }

    stale++;
    Console.WriteLine(check ? $"generate: {path} is not what the tables say; run eng/generate.sh" : $"generate: written {path}");
    if (!check)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        File.WriteAllText(path, text);
    }
}

Console.WriteLine(stale == 0 ? "generate: all files are up to date" : $"generate: {stale} files");
return check && stale > 0 ? 2 : 0;
