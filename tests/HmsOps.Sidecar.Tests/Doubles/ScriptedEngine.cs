using HmsOps.Engine;
using HmsOps.Engine.Input;
using HmsOps.Sidecar.Loop;

namespace HmsOps.Sidecar.Tests.Doubles;

/// <summary>Writes its inputs down and answers as the test says.</summary>
internal sealed class ScriptedEngine(Action<EngineInput, EngineOutput>? script = null) : IEngineCore
{
    private readonly List<EngineInput> _inputs = [];
    private readonly EngineOutput _output = new();

    public ManualResetEventSlim Gate { get; } = new(initialState: true);

    public IReadOnlyList<EngineInput> Inputs
    {
        get
        {
            lock (_inputs)
            {
                return [.. _inputs];
            }
        }
    }

    public IEnumerable<BatchInput> Batches => Inputs.OfType<BatchInput>();

    public IEnumerable<Sample> Samples => Batches.SelectMany(batch => batch.Samples.ToArray());

    public EngineOutput Process(EngineInput input)
    {
        Gate.Wait();
        lock (_inputs)
        {
            _inputs.Add(input);
        }

        _output.Clear();
        script?.Invoke(input, _output);
        return _output;
    }
}
