namespace HmsOps.Sidecar.Configuration;

/// <summary>An entry under <c>lint</c>, as written: codes and levels are the compiler's, not the sidecar's.</summary>
/// <param name="Code">The key: <c>HMS4003</c>.</param>
/// <param name="Level">The value: <c>off</c>.</param>
/// <param name="CodePlace">An error about the key, without its message.</param>
/// <param name="LevelPlace">An error about the value, without its message.</param>
public sealed record LintSetting(string Code, string Level, ConfigurationError CodePlace, ConfigurationError LevelPlace);
