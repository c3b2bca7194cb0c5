namespace HmsOps.Lang.Syntax;

/// <summary>How much of everything a file may have.</summary>
public static class SyntaxLimits
{
    /// <value>100 parentheses, prefix operators or YAML collections inside each other.</value>
    public const int Nesting = 100;

    /// <value>4,000 words and signs in one expression.</value>
    public const int ExpressionTokens = 4_000;

    /// <value>100,000 characters in what follows a clause's words.</value>
    public const int TailLength = 100_000;

    /// <value>1,000,000 words and signs in one file.</value>
    public const int FileTokens = 1_000_000;

    /// <value>10,000 nodes to which the aliases of a YAML file may expand.</value>
    public const int AliasNodes = 10_000;

    /// <value>100,000 declarations in the files of one pack.</value>
    public const int Declarations = 100_000;

    /// <value>10,000 diagnostics past those that are shown: then a reader stops, for nobody is told of further ones.</value>
    public const int CountedOmissions = 10_000;

    /// <value>100 times a file is gone on with after something that is not YAML.</value>
    public const int YamlMistakes = 100;
}
