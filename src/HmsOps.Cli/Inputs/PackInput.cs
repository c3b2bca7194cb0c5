using System.Collections.Immutable;
using HmsOps.Lang.Text;

namespace HmsOps.Cli.Inputs;

/// <summary>The rule files that make one pack.</summary>
/// <param name="Root">Full path of its folder: paths of sources in a pack are from here.</param>
/// <param name="Home">Full path from which its configuration is looked for: its root, or the first path that was given.</param>
/// <param name="Name">The name of its folder, for messages.</param>
/// <param name="Files">In order of path (ordinal).</param>
internal sealed record PackInput(string Root, string Home, string Name, ImmutableArray<RuleFile> Files);

/// <summary>A rule file.</summary>
/// <param name="FullPath">Where it is.</param>
/// <param name="Source">Its text, under the path that diagnostics show.</param>
/// <param name="Bytes">As it stands on the disk, for the pack's sources.</param>
/// <param name="IsNamed">False where it was found in a folder: YAML without declarations is then no rule file.</param>
internal sealed record RuleFile(string FullPath, SourceText Source, ReadOnlyMemory<byte> Bytes, bool IsNamed);
