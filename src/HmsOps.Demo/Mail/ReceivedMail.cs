using System.Collections.Immutable;

namespace HmsOps.Demo.Mail;

/// <summary>A mail as it arrived.</summary>
internal sealed record ReceivedMail(ImmutableArray<string> To, string Subject, string Body);
