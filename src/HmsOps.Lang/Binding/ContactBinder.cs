using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>contact</c> declarations.</summary>
internal sealed class ContactBinder(CompilationEnvironment environment, Action<Diagnostic> report)
{
    /// <summary>The contact, or null after a diagnostic.</summary>
    public BoundContact? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        var channels = new List<NoticeChannel>();
        var isRight = true;
        long? repeat = null;
        foreach (var clause in declaration.Clauses)
        {
            if (clause.Tail is QuantityTailSyntax tail)
            {
                repeat = DurationBinder.Bind(tail.Quantity, "`repeat`", EngineTime.Minute, DurationBinder.Longest, report);
                isRight &= repeat is not null;
            }
            else if (clause.Tail is RawTailSyntax raw && ChannelOf(clause, raw) is { } channel)
            {
                channels.Add(channel);
            }
            else
            {
                isRight = false;
            }
        }

        if (isRight && channels.Count == 0)
        {
            isRight = false;
            if (isReadWhole)
            {
                report(PlaybookDiagnostics.EmptyContact(Place.Of(declaration.Name), declaration.Name.Text));
            }
        }

        return isRight ? new(declaration.Source, declaration.Span, declaration.Name.Text, [.. channels]) { Repeat = repeat } : null;
    }

    /// <summary>True for a text that may be a mail address.</summary>
    public static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && text.IndexOf('@', at + 1) < 0 && !text.Any(char.IsWhiteSpace) && !text.EndsWith('.') && !text.Contains("..", StringComparison.Ordinal);
    }

    private NoticeChannel? ChannelOf(ClauseSyntax clause, RawTailSyntax tail)
    {
        var notifier = clause.Word;
        if (clause.Row.IsOpen && !environment.Notifiers.Contains(notifier))
        {
            var known = DeclarationTable.Contact.Clauses
                .Where(row => row is { IsOpen: false, Tail: TailKind.Raw }).Select(row => row.Head)
                .Union(environment.Notifiers, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToList();
            report(PlaybookDiagnostics.UnknownNotifier(
                Place.Of(clause).At(clause.KeywordSpan), notifier, known, NearName.Of(notifier, known), clause.KeywordSpan));
            return null;
        }

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
