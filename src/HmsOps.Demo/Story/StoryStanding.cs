using System.Collections.Immutable;
using HmsOps.Demo.Mail;
using HmsOps.Demo.World;
using HmsOps.Sdk;
using HmsOps.Sidecar;

namespace HmsOps.Demo.Story;

/// <summary>How it stands, on both sides.</summary>
internal sealed record StoryStanding(
    StorySnapshot Story,
    RegionState East,
    RegionState West,
    IReadOnlyDictionary<string, int> Weights,
    int Citizens,
    long Answered,
    long TurnedAway,
    ImmutableArray<ReceivedMail> Mails,
    ImmutableArray<OpsStatistics> Clients,
    SidecarStatistics Sidecar);
