using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace HmsOps.Architecture.Tests;

/// <summary>Which assembly may know which: read from what the compiler really put into each.</summary>
public sealed class LayeringTests
{
    // Besides these an assembly may use the framework (System.*, Microsoft.AspNetCore.*, Microsoft.Extensions.*).
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["HmsOps.Engine"] = [],
        ["HmsOps.Steps"] = ["HmsOps.Engine", "MailKit", "MimeKit"],
        ["HmsOps.Lang"] = ["HmsOps.Engine", "Antlr4.Runtime.Standard", "YamlDotNet"],
        ["HmsOps.Lang.Emit"] = ["HmsOps.Engine", "HmsOps.Lang", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp"],
        ["HmsOps.Sidecar"] =
            ["HmsOps.Engine", "HmsOps.Steps", "Google.Protobuf", "Grpc.AspNetCore.Server", "Grpc.Core.Api", "Microsoft.Data.Sqlite", "YamlDotNet"],
        ["HmsOps.Sdk"] = ["Google.Protobuf", "Grpc.Core.Api", "Grpc.Net.Client"],
    };

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void An_assembly_references_only_what_its_layer_allows(string name)
    {
        var foreign = Assembly.Load(name).GetReferencedAssemblies()
            .Select(reference => reference.Name ?? "")
            .Where(reference => !IsFramework(reference) && !Allowed[name].Contains(reference, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal);
        Assert.Empty(foreign);
    }

    [Fact]
    public void The_engine_does_no_io_and_has_no_threads()
    {
        string[] banned = ["System.IO.FileSystem", "System.Net", "System.Threading.Thread", "Microsoft.Data", "System.Diagnostics.Process"];
        var used = Assembly.Load("HmsOps.Engine").GetReferencedAssemblies().Select(reference => reference.Name ?? "");
        Assert.DoesNotContain(used, name => banned.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
        string[] bannedTypes =
        [
            "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Threading.Thread", "System.Threading.Tasks.Task",
            "System.TimeProvider", "System.Console",
        ];
        Assert.Empty(TypesUsed("HmsOps.Engine", null).Intersect(bannedTypes, StringComparer.Ordinal));
    }

    [Fact]
    public void The_language_knows_only_the_plan_types_of_the_engine()
    {
        var foreign = TypesUsed("HmsOps.Lang", "HmsOps.Engine")
            .Where(type => !type.StartsWith("HmsOps.Engine.Plan.", StringComparison.Ordinal)
                && type is not ("HmsOps.Engine.LabelSet" or "HmsOps.Engine.EngineTime"))
            .Order(StringComparer.Ordinal);
        Assert.Empty(foreign);
    }

    [Fact]
    public void The_sidecar_carries_neither_compiler_nor_parser()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(["HmsOps.Sidecar"]);
        while (queue.TryDequeue(out var name))
        {
            foreach (var reference in Assembly.Load(name).GetReferencedAssemblies())
            {
                if (reference.Name is { } next && !IsFramework(next) && seen.Add(next))
                {
                    queue.Enqueue(next);
                }
            }
        }

        Assert.NotEmpty(seen);
        Assert.DoesNotContain(seen, name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            || name.StartsWith("Antlr4", StringComparison.Ordinal) || name.StartsWith("HmsOps.Lang", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Antlr4.", "src/HmsOps.Lang/Syntax/")]
    [InlineData("YamlDotNet", "src/HmsOps.Lang/Yaml/")]
    [InlineData("Microsoft.CodeAnalysis", "src/HmsOps.Lang.Emit/")]
    [InlineData("Microsoft.Data.Sqlite", "src/HmsOps.Sidecar/Journal/")]
    [InlineData("System.CommandLine", "src/HmsOps.Cli/")]
    public void A_library_stays_in_its_folder(string library, string folder)
    {
        var strangers = Repository.SourceFiles("src")
            .Where(file => library != "YamlDotNet" || !file.Contains("/HmsOps.Sidecar/Configuration/", StringComparison.Ordinal))
            .Where(file => !Path.GetRelativePath(Repository.Root, file).StartsWith(folder, StringComparison.Ordinal))
            .Where(file => File.ReadLines(file).Any(line => line.StartsWith("using " + library, StringComparison.Ordinal)));
        Assert.Empty(strangers);
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives"
        || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal);

    private static SortedSet<string> TypesUsed(string assembly, string? ofAssembly)
    {
        using var image = new PEReader(File.OpenRead(Assembly.Load(assembly).Location));
        var metadata = image.GetMetadataReader();
        var types = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind != HandleKind.AssemblyReference)
            {
                continue;
            }

            var scope = metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name);
            if (ofAssembly is null || scope == ofAssembly)
            {
                types.Add($"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}");
            }
        }

        return types;
    }
}
