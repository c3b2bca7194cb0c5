using HmsOps.Engine.Input;

namespace HmsOps.Sidecar.Loop;

/// <summary>Lets each series definition into the log once, with the first batch in log order that brings it.</summary>
/// <remarks>Several sessions may define one series; each sends it with its own first batch, whichever arrives first counts.</remarks>
internal sealed class DefinitionGate
{
    private readonly HashSet<int> _passed = [];

    public BatchInput Pass(BatchInput batch) =>
        batch.Definitions.IsDefaultOrEmpty
            ? batch
            : batch with { Definitions = [.. batch.Definitions.Where(definition => _passed.Add(definition.Series))] };
}
