using System.Diagnostics;
using System.Net;
using Grpc.Core;
using HmsOps.Ingest.V1;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>A process of the program that was built, on a free port, 20 times faster than real time.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const string Greeting = "listening on ";

    private readonly Process _process;
    private readonly Task<string> _log;
    private IngestClient? _client;
    private ulong _number;

    private RunningProgram(Process process, Task<string> log, IPEndPoint endpoint)
    {
        _process = process;
        _log = log;
        Endpoint = endpoint;
    }

    public IPEndPoint Endpoint { get; }

    public static async Task<RunningProgram> StartAsync(string pack, TemporaryFolder folder, string block)
    {
        var process = Start(RunArguments(pack, folder, "127.0.0.1:0"), folder, block);
        var log = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(Greeting, StringComparison.Ordinal))
            {
                return new RunningProgram(process, log, IPEndPoint.Parse(line[Greeting.Length..]));
            }
        }

        throw new InvalidOperationException($"the program did not start: {await log}");
    }

    /// <summary>Starts a sidecar that is expected not to; its exit code and what it said.</summary>
    public static async Task<(int Code, string Error)> FailAsync(string pack, TemporaryFolder folder, string listen)
    {
        using var process = Start(RunArguments(pack, folder, listen), folder, block: "");
        return (await EndAsync(process), await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs the program to its end, which must be exit 0.</summary>
    public static async Task SucceedAsync(params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        using var process = Start(arguments, folder, block: "");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(await EndAsync(process) == 0, await output + await error);
    }

    /// <summary>Sends slow requests until something is so.</summary>
    public async Task FeedUntilAsync(Func<bool> condition, string what)
    {
        var deadline = Environment.TickCount64 + 60_000;
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < deadline && !_process.HasExited, $"waited in vain until {what}:\n{(_process.HasExited ? await _log : "")}");
            await SendAsync();
            await Task.Delay(20);
        }
    }

    /// <summary>SIGKILL: the process has no chance to do anything more.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (!_process.HasExited)
        {
            Kill();
        }

        await _log;
        _process.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            if (_client is null)
            {
                _client = new IngestClient(Endpoint, Guid.NewGuid());
                await _client.HelloAsync();
            }

            var batch = new Batch { Number = ++_number, SentAt = 1 };
            if (_number == 1)
            {
                batch.Definitions.Add(IngestClient.Latency());
            }

            for (var i = 0; i < 20; i++)
            {
                batch.Series.Add(0);
                batch.Time.Add(0);
                batch.Value.Add(0.9);
            }

            Assert.Empty(await _client.TryAsync(batch));
        }
        catch (RpcException) when (_process.HasExited)
        {
        }
    }

    private static string[] RunArguments(string pack, TemporaryFolder folder, string listen) =>
        ["run", pack, "--plugin", Built.Plugin, "--state", folder.File("state"), "--listen", listen, "--speed", "20"];

    private static Process Start(IEnumerable<string> arguments, TemporaryFolder folder, string block)
    {
        var start = new ProcessStartInfo("dotnet", [Built.Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
            Environment =
            {
                ["HMSOPS_TEST_TARGET"] = folder.File("target"),
                ["HMSOPS_TEST_MARKERS"] = folder.File("markers"),
                ["HMSOPS_TEST_BLOCK"] = block,
            },
        };
        return Process.Start(start) ?? throw new InvalidOperationException("no process");
    }

    private static async Task<int> EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }
}
