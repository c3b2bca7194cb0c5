using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Engine;

/// <summary>Something for the world to do; the answer comes back as an input. Every durable record of the same output is written (fsynced) before a command is carried out.</summary>
public abstract record EngineCommand;

/// <summary>Ask the executor of a step's verb; answered by <see cref="Input.StepResultInput"/>.</summary>
public abstract record StepCommand(long Run, int Step, RunStepPlan Plan) : EngineCommand;

/// <summary>Plan the step: reads only.</summary>
public sealed record PlanStepCommand(long Run, int Step, RunStepPlan Plan, string Alert, LabelSet Instance) : StepCommand(Run, Step, Plan);

/// <summary>Compare the target with a recorded intent: reads only.</summary>
public sealed record CheckStepCommand(long Run, int Step, RunStepPlan Plan, StepIntent Intent) : StepCommand(Run, Step, Plan);

/// <summary>Apply the intent; its <c>sent</c> record is durable.</summary>
public sealed record ApplyStepCommand(long Run, int Step, RunStepPlan Plan, StepIntent Intent, int Try) : StepCommand(Run, Step, Plan);

/// <summary>Verify the intent once; the engine asks again until the deadline.</summary>
public sealed record VerifyStepCommand(long Run, int Step, RunStepPlan Plan, StepIntent Intent) : StepCommand(Run, Step, Plan);

/// <summary>Send a notice; answered by <see cref="Input.NoticeResultInput"/>. Retries are the outbox's.</summary>
public sealed record SendNoticeCommand(Durable.NoticeRecord Notice) : EngineCommand;
