using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>contact</c> declarations.</summary>
internal static class ContactBinder
{
    /// <summary>The contact, or null after a diagnostic.</summary>
    public static BoundContact? Bind(DeclarationSyntax declaration, bool isReadWhole, Action<Diagnostic> report)
    {
        var channels = new List<NoticeChannel>();
        var isRight = true;
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Tail is not RawTailSyntax tail || ChannelOf(clause.Row.Head, tail, report) is not { } channel)
            {
                isRight = false;
                continue;
            }

            channels.Add(channel);
        }

        if (isRight && channels.Count == 0)
        {
            isRight = false;
            if (isReadWhole)
            {
                report(PlaybookDiagnostics.EmptyContact(Place.Of(declaration.Name), declaration.Name.Text));
            }
        }

        return isRight ? new(declaration.Source, declaration.Span, declaration.Name.Text, [.. channels]) : null;
    }

    /// <summary>True for a text that may be a mail address.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && text.IndexOf('@', at + 1) < 0 && !text.Any(char.IsWhiteSpace) && !text.EndsWith('.') && !text.Contains("..", StringComparison.Ordinal);
    }

    private static NoticeChannel? ChannelOf(string notifier, RawTailSyntax tail, Action<Diagnostic> report)
    {
        if (tail.Words is not [var word])
        {
            report(PlaybookDiagnostics.OneAddress(Place.Of(tail), notifier));
            return null;
        }

        if (notifier == "email" && !IsAddress(word.Text))
        {
            report(PlaybookDiagnostics.BadAddress(Place.Of(word), word.Text));
            return null;
        }

        return new(notifier, word.Text);
    }
}
