using System.Collections.Immutable;

namespace HmsOps.Sidecar.Configuration;

/// <summary>What reading <c>hmsops.yaml</c> gave: with errors the configuration is not to be used.</summary>
public sealed record ConfigurationResult(SidecarConfiguration Configuration, ImmutableArray<ConfigurationError> Errors);
