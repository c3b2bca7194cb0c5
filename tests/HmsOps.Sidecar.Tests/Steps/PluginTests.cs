using System.Runtime.Loader;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Sidecar.Tests.Doubles;
using HmsOps.Steps;
using HmsOps.Steps.Plugins;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HmsOps.Sidecar.Tests.Steps;

public sealed class PluginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_built_plugin_is_loaded_into_a_context_of_its_own()
    {
        var plugin = PluginLoader.Load(Built.Plugin);
        var executor = Assert.Single(plugin.Executors);
        Assert.Equal("scale", executor.Schema.Name);
        Assert.Equal(StepEffect.Absolute, executor.Schema.Effect);
        Assert.NotSame(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(executor.GetType().Assembly));
    }

    [Fact]
    public void A_missing_file_is_one_line() => Refused(_folder.File("no.dll"), "there is no such file");

    [Fact]
    public void A_file_that_is_no_assembly_is_one_line() => Refused(_folder.Write("text.dll", "hello"), "it is not a .NET assembly");

    [Fact]
    public void An_assembly_without_executor_is_one_line() =>
        Refused(Compile("public sealed class Nothing { }"), "it has no executor; an executor is a public class that implements HmsOps.Steps.IStepExecutor");

    [Fact]
    public void An_executor_that_wants_parameters_is_one_line() =>
        Refused(Compile(Executor("public Mine(int number) { }")), "Mine needs a public constructor without parameters");

    [Fact]
    public void An_executor_that_throws_is_one_line() =>
        Refused(Compile(Executor("public Mine() => throw new InvalidOperationException(\"no\\nluck\");")), "the constructor of Mine failed: no luck");

    [Fact]
    public void An_executor_without_schema_is_one_line() =>
        Refused(Compile(Executor("")), "Mine has a schema without a verb");

    private static void Refused(string path, string expected)
    {
        var failure = Assert.Throws<PluginException>(() => PluginLoader.Load(path));
        Assert.Equal($"plugin '{path}': {expected}", failure.Message);
    }

    private static string Executor(string constructor) =>
        $$"""
        using System; using System.Threading; using System.Threading.Tasks;
        using HmsOps.Engine.Plan; using HmsOps.Engine.Playbooks; using HmsOps.Steps;
        public sealed class Mine : IStepExecutor
        {
            {{constructor}}
            public VerbSchema Schema => null;
            public ValueTask<StepAnswer> PlanAsync(StepRequest r, CancellationToken c) => default;
            public ValueTask<CheckedAnswer> CheckAsync(StepIntent i, CancellationToken c) => default;
            public ValueTask<StepAnswer> ApplyAsync(StepIntent i, int a, CancellationToken c) => default;
            public ValueTask<VerifiedAnswer> VerifyAsync(StepIntent i, CancellationToken c) => default;
        }
        """;

    private string Compile(string source)
    {
        var trusted = ((string)(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")).Split(Path.PathSeparator)
            .Append(typeof(IStepExecutor).Assembly.Location)
            .Append(typeof(EngineTime).Assembly.Location)
            .Distinct();
        var compilation = CSharpCompilation.Create(
            $"plugin{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(source)],
            trusted.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var file = _folder.File($"{compilation.AssemblyName}.dll");
        var result = compilation.Emit(file);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }
}
