using System.Collections.Immutable;
using HmsOps.Engine.Plan;
using HmsOps.Lang.Diagnostics;
using HmsOps.Lang.Symbols;
using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds what <c>notify</c> names: a mail address, a notifier with its address, or a contact.</summary>
internal sealed class TargetBinder(BindingContext context, DeclarationIndex index, IReadOnlyDictionary<string, BoundContact> contacts)
{
    /// <summary>The ways to reach the target, or null where it is wrong, after at most one diagnostic.</summary>
    public ImmutableArray<NoticeChannel>? Bind(RawWordSyntax word)
    {
        var target = word.Text;
        if (contacts.TryGetValue(target, out var contact))
        {
            return contact.Channels;
        }

        if (index.Has(DeclarationTable.Contact, target))
        {
            return null;
        }

        var colon = target.IndexOf(':', StringComparison.Ordinal);
        var at = target.IndexOf('@', StringComparison.Ordinal);
        if (colon > 0 && (at < 0 || colon < at))
        {
            return BindScheme(word, target[..colon], target[(colon + 1)..]);
        }

        if (at >= 0)
        {
            return ContactBinder.IsAddress(target)
                ? [new("email", target)]
                : Fail(PlaybookDiagnostics.BadAddress(Place.Of(word), target));
        }

        return Fail(PlaybookDiagnostics.UnknownTarget(Place.Of(word), target, NearName.Of(target, index.Names(DeclarationTable.Contact))));
    }

    /// <summary>False after a diagnostic about who is asked: a contact, or a group that is known outside; one that has nearly a contact's name is meant as that.</summary>
    public bool IsGroup(NameSyntax group)
    {
        if (index.Has(DeclarationTable.Contact, group.Text) || NearName.Of(group.Text, index.Names(DeclarationTable.Contact)) is not { } near)
        {
            return true;
        }

        context.Report(StepDiagnostics.UnknownGroup(Place.Of(group), group.Text, near));
        return false;
    }

    private ImmutableArray<NoticeChannel>? BindScheme(RawWordSyntax word, string scheme, string address)
    {
        if (!context.Environment.Notifiers.Contains(scheme))
        {
            var start = word.Span.Start + (word.IsQuoted ? 1 : 0);
            return Fail(PlaybookDiagnostics.UnknownNotifier(
                Place.Of(word), scheme, context.Environment.Notifiers, NearName.Of(scheme, context.Environment.Notifiers), new(start, scheme.Length)));
        }

        return scheme == "email" && !ContactBinder.IsAddress(address)
            ? Fail(PlaybookDiagnostics.BadAddress(Place.Of(word), address))
            : [new(scheme, address)];
    }

    private ImmutableArray<NoticeChannel>? Fail(Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return null;
    }
}
