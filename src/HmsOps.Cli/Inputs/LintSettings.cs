using System.Collections.Immutable;
using HmsOps.Lang.Diagnostics;
using HmsOps.Sidecar.Configuration;

namespace HmsOps.Cli.Inputs;

/// <summary>Reads <c>lint</c> of <c>hmsops.yaml</c>.</summary>
internal static class LintSettings
{
    private static readonly ImmutableArray<(string Word, LintLevel Level)> Levels =
    [
        ("off", LintLevel.Off), ("info", LintLevel.Info), ("warning", LintLevel.Warning), ("error", LintLevel.Error),
    ];

    /// <summary>The levels; what is no code of lint and no level is an error.</summary>
    public static LintOptions Read(IEnumerable<LintSetting> settings, out ImmutableArray<ConfigurationError> errors)
    {
        var options = LintOptions.Default;
        var wrong = ImmutableArray.CreateBuilder<ConfigurationError>();
        foreach (var setting in settings)
        {
            var level = Levels.FirstOrDefault(row => row.Word == setting.Level);
            if (!LintOptions.IsLint(setting.Code) || !DiagnosticPage.Exists(setting.Code))
            {
                wrong.Add(setting.CodePlace with { Message = CodeMessage(setting.Code) });
            }
            else if (level.Word is null)
            {
                var near = NearName.Of(setting.Level, Levels.Select(row => row.Word));
                var meant = near is null ? $"; known are {string.Join(", ", Levels.Select(row => row.Word))}" : $"; did you mean '{near}'?";
                wrong.Add(setting.LevelPlace with { Message = $"'{setting.Level}' is no level of 'lint.{setting.Code}'{meant}" });
            }
            else
            {
                options = options.With(setting.Code, level.Level);
            }
        }

        errors = wrong.ToImmutable();
        return options;
    }

    private static string CodeMessage(string code)
    {
        if (DiagnosticPage.Exists(code))
        {
            return $"'{code}' is not lint and has no level: only HMS4xxx have one";
        }

        var near = NearName.Of(code, DiagnosticPage.Codes.Where(LintOptions.IsLint));
        return $"there is no 'lint.{code}'{(near is null ? ": write a code of lint, as in HMS4001: off" : $"; did you mean '{near}'?")}";
    }
}
