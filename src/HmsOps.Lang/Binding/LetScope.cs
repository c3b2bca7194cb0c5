using HmsOps.Lang.Syntax;

namespace HmsOps.Lang.Binding;

/// <summary>The named expressions of a file, a declaration or a block of steps; what is not here is looked for outside.</summary>
/// <remarks>A file's scope takes in the names of the files that it imports by <see cref="Import"/>, so that cycles of imports are harmless.</remarks>
internal sealed class LetScope(LetScope? outer = null, IReadOnlyDictionary<string, ParameterType?>? parameters = null)
{
    private readonly Dictionary<string, NamedExpression> _entries = new(StringComparer.Ordinal);

    /// <value>A scope without names.</value>
    public static LetScope Empty { get; } = new();

    /// <value>True in a tile, whose <c>let</c>s may have bare readings of its query.</value>
    public bool IsInTile { get; init; }

    /// <value>The names of this scope alone, in the order in which they were added.</value>
    public IReadOnlyCollection<NamedExpression> Own => _entries.Values;

    /// <value>All names that can be seen from here, the nearest first.</value>
    public IEnumerable<string> Names => outer is null ? _entries.Keys : _entries.Keys.Concat(outer.Names);

    /// <value>The parameters of the playbook around it by name, null for a type that is wrong; or null outside a playbook.</value>
    public IReadOnlyDictionary<string, ParameterType?>? Parameters { get; } = parameters ?? outer?.Parameters;

    /// <summary>Adds a name that is declared here; false where this scope has it already.</summary>
    public bool TryAdd(NameSyntax name, ExpressionSyntax expression) => _entries.TryAdd(name.Text, new(name, expression, this));

    /// <summary>Adds a name of another file; false where this scope has it already.</summary>
    public bool Import(NamedExpression expression) => _entries.TryAdd(expression.Name.Text, expression);

    /// <summary>The expression of a name, or null.</summary>
    public NamedExpression? Find(string name) => _entries.GetValueOrDefault(name) ?? outer?.Find(name);
}

/// <summary>A <c>let</c>.</summary>
/// <param name="name">Its name, where it is declared.</param>
/// <param name="expression">What it stands for.</param>
/// <param name="home">The scope that it stands in, in which the names inside it are looked for.</param>
internal sealed class NamedExpression(NameSyntax name, ExpressionSyntax expression, LetScope home)
{
    /// <value>Its name, where it is declared.</value>
    public NameSyntax Name { get; } = name;

    /// <value>What it stands for.</value>
    public ExpressionSyntax Expression { get; } = expression;

    /// <value>The scope that it stands in, in which the names inside it are looked for.</value>
    public LetScope Home { get; } = home;
}
