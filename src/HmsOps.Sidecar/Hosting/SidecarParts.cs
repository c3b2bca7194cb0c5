using HmsOps.Engine;
using HmsOps.Engine.Durable;
using HmsOps.Engine.Packs;
using HmsOps.Sidecar.Journal;
using HmsOps.Sidecar.Loop;

namespace HmsOps.Sidecar.Hosting;

/// <summary>How a host makes what it can't do without; other ones stand in while it is tested.</summary>
internal sealed record SidecarParts(
    Func<string, IJournal> OpenJournal,
    Func<LoadedPack, EngineOptions, DurableState, IEngineCore> CreateEngine)
{
    /// <summary>The journal on disk and the engine.</summary>
    public static SidecarParts Default { get; } = new(
        SqliteJournal.Open,
        static (pack, options, restored) => new PackEngine(pack, options, restored));
}
