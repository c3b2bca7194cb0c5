using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Text;

namespace HmsOps.Lang.Syntax;

/// <summary>Checks a declaration's name against its kind's form: for both spellings.</summary>
internal static class DeclarationName
{
    private const int Longest = 200;

    /// <summary>The name, backquotes taken off; or null where it is none, which is reported.</summary>
    /// <param name="kind">The declaration's kind.</param>
    /// <param name="name">As written.</param>
    /// <param name="isText">True where it was written as a string.</param>
    /// <param name="report">Takes the problem.</param>
    public static NameSyntax? Check(DeclarationKind kind, NameSyntax name, bool isText, Action<Diagnostic> report)
    {
        var isPath = IsPath(name.Text);
        var isRight = name.Text.Length is > 0 and <= Longest && kind.Name switch
        {
            NameForm.Path => isPath && !isText,
            NameForm.Word => isPath && !isText && IsOneSegment(name.Text),
            NameForm.Number => !isText && name.Text.Length <= 9 && name.Text.All(char.IsAsciiDigit),
            NameForm.String => isText && name.Text.Trim().Length > 0,
            _ => isText ? name.Text.Trim().Length > 0 : isPath,
        };
        if (!isRight)
        {
            var form = kind.Name switch
            {
                NameForm.Path => "words joined by dots, such as `permit-svc.latency`",
                NameForm.Word => "one word, such as `failover`",
                NameForm.Number => "a whole number",
                NameForm.String => "a text in quotes",
                _ => "a word, or a text in quotes",
            };
            report(SyntaxDiagnostics.BadName(name.Source, name.Span, kind.Word, name.Text.Length > Longest ? $"{form}, of at most {Longest} characters" : form));
            return null;
        }

        return isText ? name : name with { Text = name.Text.Replace("`", "", StringComparison.Ordinal) };
    }

    /// <summary>True where a word may stand for an open row's own: a kind's word begins a declaration in YAML, unless a list of values follows it.</summary>
    public static bool MayBeOpen(ClauseRow open, string word, bool isIn) =>
        IsPath(word) && (ClauseSet.KindOf(word) is null || (open.Tail == TailKind.In && isIn));

    /// <summary>True for words of letters, digits, underscores and inner hyphens, or segments in backquotes, joined by dots.</summary>
    public static bool IsPath(string text)
    {
        for (var at = 0; ;)
        {
            var end = at;
            if (at < text.Length && text[at] == '`')
            {
                end = text.IndexOf('`', at + 1) + 1;
                if (end <= at + 2)
                {
                    return false;
                }
            }
            else if (at < text.Length && (char.IsLetter(text[at]) || text[at] == '_'))
            {
                for (end++; end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || IsInnerHyphen(text, end)); end++)
                {
                }
            }

            if (end == at)
            {
                return false;
            }

            if (end == text.Length)
            {
                return true;
            }

            if (text[end] != '.')
            {
                return false;
            }

            at = end + 1;
        }
    }

    private static bool IsOneSegment(string path) => path[0] == '`' ? path.IndexOf('`', 1) == path.Length - 1 : !path.Contains('.');

    private static bool IsInnerHyphen(string text, int at) =>
        text[at] == '-' && at + 1 < text.Length && (char.IsLetterOrDigit(text[at + 1]) || text[at + 1] == '_');
}
