using System.Diagnostics;

namespace HmsOps.Fuzz;

/// <summary>Runs a target on ever new inputs for a while.</summary>
internal sealed class FuzzLoop(FuzzTarget target, string folder, TimeSpan time, int seed) : IDisposable
{
    /// <summary>The exit code of a process whose input did not end.</summary>
    public const int NeverEnds = 3;

    private const int MostOfOneSignature = 3;
    private const int SlowestFactor = 15;
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan ShrinkTime = TimeSpan.FromSeconds(10);
    private readonly CoverageMap _coverage = new();
    private readonly Corpus _corpus = new(Path.Combine(folder, "corpus"));
    private readonly CurrentInput _current = new(Path.Combine(folder, "current"));
    private readonly Trial _trial = new(target);
    private readonly Dictionary<string, int> _signatures = [];
    private long _runs;
    private long _begun = Stopwatch.GetTimestamp();
    private TimeSpan _limit = TimeSpan.FromMinutes(1);

    /// <summary>Runs; findings go to the folder <c>found</c>.</summary>
    public void Run()
    {
        using var watch = new Timer(_ => Watch(), null, Glance, Glance);
        var clock = Stopwatch.StartNew();
        foreach (var input in _corpus.Seeds())
        {
            Try(input, isSeed: true);
        }

        Console.WriteLine($"{target.Name}: {_runs:N0} seeds, {_coverage.Edges:N0} edges, {clock.Elapsed.TotalSeconds:0} s");
        var dice = new Random(seed);
        var mutator = new Mutator(dice, WordList.Make());
        while (clock.Elapsed < time)
        {
            Try(mutator.Change(_corpus.Pick(dice), _corpus.Pick(dice)), isSeed: false);
        }

        Console.WriteLine($"{target.Name}: {_runs:N0} inputs, {_coverage.Edges:N0} edges, {_corpus.Count:N0} kept, {clock.Elapsed.TotalSeconds:0} s, seed {seed}");
    }

    /// <inheritdoc/>
    public void Dispose() => _current.Dispose();

    private void Try(byte[] input, bool isSeed)
    {
        _coverage.Clear();
        _current.Set(input);
        _limit = Trial.LimitOf(input.Length) * SlowestFactor;
        Volatile.Write(ref _begun, Stopwatch.GetTimestamp());
        var finding = _trial.Run(input, out var isOfUse);
        _runs++;
        if (finding is not null)
        {
            Keep(finding);
        }
        else if (isOfUse && _coverage.Merge())
        {
            _corpus.Add(input, isKept: !isSeed);
        }
    }

    private void Keep(Finding finding)
    {
        var count = _signatures.GetValueOrDefault(finding.Signature);
        _signatures[finding.Signature] = count + 1;
        if (count >= MostOfOneSignature)
        {
            return;
        }

        _limit = TimeSpan.FromMinutes(1);
        var small = Minimizer.Shrink(finding.Input, candidate => _trial.Run(candidate, out _)?.Signature == finding.Signature, ShrinkTime);
        (_trial.Run(small, out _) ?? finding).WriteTo(Path.Combine(folder, "found"));
    }

    // Nothing can end a thread that does not end by itself: the process ends, and leaves what it ran.
    private void Watch()
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref _begun)) > _limit)
        {
            Environment.Exit(NeverEnds);
        }
    }
}
