namespace HmsOps.Lang.Tests.Oracle;

/// <summary>Repeatable throws.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int sides) => _random.Next(sides);

    public bool OneIn(int sides) => _random.Next(sides) == 0;

    public T Pick<T>(params ReadOnlySpan<T> items) => items[_random.Next(items.Length)];
}
