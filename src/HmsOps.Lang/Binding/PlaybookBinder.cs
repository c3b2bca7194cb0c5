using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>Binds <c>playbook</c> declarations: their steps by themselves, with parameters where values will be.</summary>
internal sealed class PlaybookBinder(BindingContext context, StepBinder steps, PlaybookIndex playbooks)
{
    /// <summary>The playbook, or null after diagnostics.</summary>
    public BoundPlaybook? Bind(DeclarationSyntax declaration, bool isReadWhole)
    {
        if (!ClauseChecks.Check(declaration, isReadWhole, context.Report)
            || playbooks.Find(declaration.Name.Text) is not { Steps: { } tail } entry
            || !ReferenceEquals(entry.Declaration, declaration))
        {
            return null;
        }

        if (steps.Bind(tail, new(context.Scopes.Of(declaration), "service", null)) is not { } bound || entry.Parameters is not { } parameters)
        {
            return null;
        }

        entry.IsRight = !playbooks.IsEndless(declaration.Name.Text) && isReadWhole;
        return new(declaration.Source, declaration.Span, declaration.Name.Text, parameters, bound);
    }
}
