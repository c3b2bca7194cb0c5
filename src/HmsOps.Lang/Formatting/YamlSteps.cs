using System.Collections.Immutable;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Formatting;

/// <summary>Writes steps out in the YAML spelling: a list of mappings, the step's word first, its options after it.</summary>
internal sealed class YamlSteps(CommentMap comments, bool isYaml)
{
    /// <summary>A key with a block of steps.</summary>
    public List<string> Block(string key, SyntaxNode owner, ImmutableArray<StepSyntax> steps) =>
        Block(key, steps, comments.Of(owner).Header, [.. comments.Of(owner).Dangling, .. comments.Of(owner).Trailing]);

    private List<string> Block(string key, ImmutableArray<StepSyntax> steps, IReadOnlyList<CommentSyntax> header, IReadOnlyList<CommentSyntax> dangling)
    {
        var lines = new List<string> { steps.IsEmpty ? key + ": []" : key + ":" };
        SourceLayout.Behind(lines, header);
        var inside = new List<string>();
        foreach (var step in steps)
        {
            SourceLayout.Before(inside, step, comments.Of(step).Leading, isFirst: inside.Count == 0);
            inside.AddRange(YamlLines.Item(Step(step)));
        }

        SourceLayout.Comments(inside, dangling, inside.Count == 0);
        lines.AddRange(YamlLines.Indented(inside));
        return lines;
    }

    private List<string> Step(StepSyntax step)
    {
        var own = comments.Of(step);
        switch (step)
        {
            case RunStepSyntax run:
                return Command("run", run, run.Options);
            case CallStepSyntax call:
                return Command("call", call, call.Options);
            case IfStepSyntax @if:
                return If(@if);
            case ParallelStepSyntax parallel:
                return Block("parallel", parallel, parallel.Branches.Steps);
            case WaitUntilStepSyntax until:
                var lines = YamlLines.Tail("wait-until", TailPieces.Of(until, isYaml), own.Inner, []);
                lines.Add($"timeout: {Spelling.Of(until.Timeout)}");
                SourceLayout.Behind(lines, own.Trailing);
                return lines;
            default:
                return YamlLines.Tail(WordOf(step), TailPieces.Of(step, isYaml), own.Inner, own.Trailing);
        }
    }

    private static string WordOf(StepSyntax step) => step switch
    {
        NotifyStepSyntax => "notify",
        ApproveStepSyntax => "approve",
        LetStepSyntax => "let",
        _ => "wait",
    };

    private List<string> Command(string word, StepSyntax step, ImmutableArray<ClauseSyntax> options)
    {
        var own = comments.Of(step);
        var lines = YamlLines.Tail(word, TailPieces.Of(step, isYaml), own.Inner, options.IsEmpty ? [.. own.Header, .. own.Trailing, .. own.Dangling] : own.Header);
        foreach (var option in options)
        {
            var of = comments.Of(option);
            SourceLayout.Before(lines, option, of.Leading, isFirst: true);
            if (option.Tail is StepsTailSyntax steps)
            {
                lines.AddRange(Block(option.Row.Key, option, steps.Steps));
            }
            else
            {
                lines.AddRange(YamlLines.Tail(option.Row.Key, TailPieces.Of(option, isYaml), of.Inner, of.Trailing));
            }
        }

        if (!options.IsEmpty)
        {
            SourceLayout.Comments(lines, [.. own.Dangling, .. own.Trailing], isFirst: true);
        }

        return lines;
    }

    private List<string> If(IfStepSyntax step)
    {
        var own = comments.Of(step);
        var then = comments.Of(step.Then);
        var lines = YamlLines.Tail("if", TailPieces.Of(step.Condition), own.Inner, own.Header);
        SourceLayout.Comments(lines, then.Leading, isFirst: true);
        lines.AddRange(Block("then", step.Then.Steps, then.Header, [.. then.Dangling, .. then.Trailing]));
        if (step.Else is { } other)
        {
            var rest = comments.Of(other);
            SourceLayout.Comments(lines, rest.Leading, isFirst: true);
            lines.AddRange(Block("else", other.Steps, rest.Header, [.. rest.Dangling, .. rest.Trailing]));
        }

        SourceLayout.Comments(lines, [.. own.Dangling, .. own.Trailing], isFirst: true);
        return lines;
    }
}
