using System.CommandLine;
using System.Text;
using HmsOps.Cli.Inputs;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Formatting;
using HmsOps.Lang.Text;

namespace HmsOps.Cli.Verbs;

/// <summary><c>hmsops fmt PATH…</c>: the one layout, comments kept; <c>--to</c> converts between the spellings.</summary>
internal static class FmtVerb
{
    private const string StandardInput = "-";

    public static Command Create(CliContext context)
    {
        var paths = VerbParts.Paths();
        paths.Description += " `-` is standard input.";
        var check = new Option<bool>("--check") { Description = "Change nothing; exit 2 where a file is not laid out so." };
        var to = new Option<string?>("--to") { Description = "Convert: a folder's files get siblings, a single file or `-` goes to standard output.", HelpName = "yaml|hmsrule" };
        to.AcceptOnlyFromAmong("yaml", "hmsrule");
        var name = new Option<string?>("--stdin-name") { Description = "The name that standard input stands for; its extension says which spelling it is of.", HelpName = "FILE" };
        var command = new Command("fmt", "Lay rules out; convert between the spellings.") { paths, check, to, name };
        command.SetAction(parsed => new Run(context, parsed.GetValue(check), parsed.GetValue(to), parsed.GetValue(name)).Do(parsed.GetRequiredValue(paths)));
        return command;
    }

    private sealed class Run(CliContext context, bool isCheck, string? to, string? standardInputName)
    {
        private readonly bool? _toYaml = to is null ? null : to == "yaml";
        private bool _hasErrors;
        private int _changed;

        public int Do(string[] paths)
        {
            if (isCheck && to is not null)
            {
                throw new ToolException("--check and --to don't go together: a file is checked against the layout of its own spelling");
            }

            if (paths.Contains(StandardInput))
            {
                FromStandardInput(paths);
            }
            else
            {
                Files(paths);
            }

            return _hasErrors ? ExitCode.Errors : isCheck && _changed > 0 ? ExitCode.Found : ExitCode.Clean;
        }

        private void FromStandardInput(string[] paths)
        {
            if (paths.Length > 1)
            {
                throw new ToolException("`-` is standard input: it stands alone");
            }

            var text = (context.In ?? TextReader.Null).ReadToEnd();
            var source = new SourceText(standardInputName ?? (LooksLikeYaml(text) ? "stdin.yaml" : "stdin.hmsrule"), text);
            if (Formatted(source, isNamed: true) is not { } formatted)
            {
                return;
            }

            _changed += formatted == text ? 0 : 1;
            if (!isCheck)
            {
                context.Out.Write(formatted);
            }
            else if (formatted != text)
            {
                context.Out.WriteLine(source.Path);
            }
        }

        private void Files(string[] paths)
        {
            var bag = new DiagnosticBag();
            var files = new PackLocator(context, bag).Find(paths).SelectMany(pack => pack.Files).OrderBy(file => file.FullPath, StringComparer.Ordinal).ToArray();
            Tell(bag);
            if (_hasErrors)
            {
                return;
            }

            var isSingle = paths.Length == 1 && File.Exists(context.Full(paths[0]));
            foreach (var file in files)
            {
                var isYaml = !file.FullPath.EndsWith(".hmsrule", StringComparison.Ordinal);
                if (_toYaml is { } wanted && wanted == isYaml && !isSingle)
                {
                    continue;
                }

                if (Formatted(file.Source, file.IsNamed) is { } formatted)
                {
                    Put(file, formatted, isSingle);
                }
            }
        }

        private void Put(RuleFile file, string formatted, bool isSingle)
        {
            if (to is not null && isSingle)
            {
                context.Out.Write(formatted);
            }
            else if (to is not null)
            {
                var sibling = Path.ChangeExtension(file.FullPath, to);
                if (File.Exists(sibling))
                {
                    throw new ToolException($"{Path.ChangeExtension(file.Source.Path, to)}: is there already; move it away first");
                }

                Write(sibling, formatted);
                context.Out.WriteLine(Path.ChangeExtension(file.Source.Path, to));
            }
            else if (formatted != file.Source.Text)
            {
                _changed++;
                context.Out.WriteLine(file.Source.Path);
                if (!isCheck)
                {
                    Write(file.FullPath, formatted);
                }
            }
        }

        private string? Formatted(SourceText source, bool isNamed)
        {
            var bag = new DiagnosticBag();
            var formatted = Formatter.Format(source, _toYaml, bag, isNamed);
            if (formatted is null)
            {
                Tell(bag);
            }

            return formatted;
        }

        private void Tell(DiagnosticBag bag)
        {
            foreach (var diagnostic in bag.ToSorted())
            {
                context.Out.WriteLine(DiagnosticText.Render(diagnostic));
                _hasErrors |= diagnostic.Severity == DiagnosticSeverity.Error;
            }
        }

        private static void Write(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(false));

        // A line of the native spelling never begins with a word and a colon, and never with a hyphen.
        private static bool LooksLikeYaml(string text) =>
            text.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0 && line[0] != '#') is { } first
            && (first.StartsWith("- ", StringComparison.Ordinal) || first == "---"
                || (first.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && first[..colon].All(unit => char.IsAsciiLetter(unit) || unit == '-')));
    }
}
