using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine.Input;

/// <summary>An entry of the input log. The engine is a function of the log: <c>test</c>, <c>backtest</c> and <c>run</c> feed the same one.</summary>
public abstract record EngineInput;

/// <summary>Evaluate tick <paramref name="Time"/> over all that came before it; ticks ascend by one tick length, but that a replay may leave out ticks before <see cref="OpsEngine.NextWork"/>.</summary>
public sealed record TickInput(long Time) : EngineInput;

/// <summary>Nothing was watched in (<paramref name="From"/>, <paramref name="To"/>]: a stall, a jump of the clock, downtime.</summary>
public sealed record GapInput(long From, long To) : EngineInput;

/// <summary>An answer about a step of a playbook, from whoever carries steps out.</summary>
/// <param name="Run">The run that asked.</param>
/// <param name="Step">The step, from 0.</param>
/// <param name="Answer">What came of it.</param>
/// <param name="Try">The <see cref="ApplyStepCommand.Try"/> that it answers, so that the late failure of an earlier try is not taken for this one; 0 where nothing was applied or it is not said.</param>
public sealed record StepResultInput(long Run, int Step, StepAnswer Answer, int Try = 0) : EngineInput;

/// <summary>Someone's word on a step that needs approval.</summary>
/// <param name="Run">The run.</param>
/// <param name="Step">The approval's step, from 0.</param>
/// <param name="Digest">Of the intent that was shown: the answer is void for any other.</param>
/// <param name="Actor">Who it is, for the audit.</param>
/// <param name="IsYes">True where the step may be taken.</param>
public sealed record ApprovalInput(long Run, int Step, string Digest, string Actor, bool IsYes) : EngineInput;

/// <summary>A notice left the outbox, or could not.</summary>
/// <param name="Notice">Its <see cref="Durable.NoticeRecord.Id"/>.</param>
/// <param name="Error">Null where it was sent.</param>
public sealed record NoticeResultInput(long Notice, string? Error) : EngineInput;

/// <summary>Samples, never split by a tick.</summary>
/// <remarks>Series are defined once, and then named by a number that the sender of the log chose.</remarks>
public sealed record BatchInput(
    ImmutableArray<SeriesDefinition> Definitions,
    ReadOnlyMemory<Sample> Samples,
    ReadOnlyMemory<BucketedSample> Bucketed,
    bool IsReplay = false) : EngineInput
{
    /// <summary>A batch of plain samples.</summary>
    public BatchInput(ImmutableArray<SeriesDefinition> definitions, ReadOnlyMemory<Sample> samples)
        : this(definitions, samples, default)
    {
    }
}

/// <summary>Names a series.</summary>
/// <param name="Series">The number by which samples name it: dense, from 0, unique in the log.</param>
/// <param name="Metric">Service and metric: <c>permit-svc.latency</c>.</param>
/// <param name="Labels">Without <c>service</c>, which the name carries.</param>
/// <param name="Kind">What the wire says that it is.</param>
/// <param name="Unit">The wire's conversion to the stored unit, or null where the wire names no unit.</param>
/// <param name="Start">When a counter's total was 0, or null; engine time.</param>
/// <param name="IsDelta">True for a counter whose samples are growth, not totals.</param>
public sealed record SeriesDefinition(
    int Series, string Metric, LabelSet Labels, MetricKind Kind, UnitConversion? Unit = null, long? Start = null, bool IsDelta = false);

/// <summary>One sample.</summary>
/// <param name="Series">See <see cref="SeriesDefinition.Series"/>.</param>
/// <param name="Time">Engine time.</param>
/// <param name="Value">In the wire's unit; for a counter the running total (or growth where so defined).</param>
public readonly record struct Sample(int Series, long Time, double Value);

/// <summary>Observations of one pane of a client's clock, counted by the metric's bounds.</summary>
/// <param name="Series">See <see cref="SeriesDefinition.Series"/>.</param>
/// <param name="Time">The pane's end, engine time.</param>
/// <param name="BoundsHash">Which bound vector was counted by: <see cref="MetricBounds.Hash"/>.</param>
/// <param name="Buckets">One count a bound (observations in (previous bound, bound]), and one above the last.</param>
/// <param name="Bins">Sketch bins that are not empty.</param>
/// <param name="Sum">Sum of the observations.</param>
/// <param name="SumError">What was rounded off the sum.</param>
/// <param name="Minimum">Least observation.</param>
/// <param name="Maximum">Greatest observation.</param>
public sealed record BucketedSample(
    int Series,
    long Time,
    ulong BoundsHash,
    ReadOnlyMemory<long> Buckets,
    ReadOnlyMemory<SketchBin> Bins,
    double Sum,
    double SumError,
    double Minimum,
    double Maximum)
{
    /// <summary>How many observations were counted.</summary>
    public long Total()
    {
        var total = 0L;
        foreach (var count in Buckets.Span)
        {
            total += count;
        }

        return total;
    }
}

/// <summary>A bin of a quantile sketch and how many observations fell into it.</summary>
public readonly record struct SketchBin(int Bin, long Count);
