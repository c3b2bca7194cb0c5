using System.Collections.Immutable;
using HmsOps.Engine.Packs;
using HmsOps.Engine.Plan;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;
using Kind = Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace HmsOps.Lang.Emit;

/// <summary>The one class of a pack's assembly: a static method a shape.</summary>
internal static class ShapesClass
{
    public static CompilationUnitSyntax Write(ImmutableArray<ShapePlan> shapes)
    {
        var split = PackLoader.ShapesType.LastIndexOf('.');
        var methods = shapes.Select(shape => (MemberDeclarationSyntax)Method(shape));
        var type = ClassDeclaration(PackLoader.ShapesType[(split + 1)..])
            .WithModifiers(TokenList(Token(Kind.PublicKeyword), Token(Kind.StaticKeyword)))
            .WithMembers(List(methods));
        var container = FileScopedNamespaceDeclaration(EngineNames.Dotted(PackLoader.ShapesType[..split])).AddMembers(type);
        return CompilationUnit().AddMembers(container);
    }

    public static MethodDeclarationSyntax Method(ShapePlan shape) =>
        MethodDeclaration(shape.IsCondition ? EngineNames.Truth : EngineNames.Interval, PackLoader.MethodOf(shape.Id))
            .WithModifiers(TokenList(Token(Kind.PublicKeyword), Token(Kind.StaticKeyword)))
            .WithParameterList(ParameterList(SingletonSeparatedList(
                Parameter(EngineNames.Frame.Identifier)
                    .WithModifiers(TokenList(Token(Kind.InKeyword)))
                    .WithType(EngineNames.PredicateFrame))))
            .WithBody(new ShapeWriter().Write(shape.Root));
}
