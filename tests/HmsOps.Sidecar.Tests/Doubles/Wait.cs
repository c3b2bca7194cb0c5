namespace HmsOps.Sidecar.Tests.Doubles;

internal static class Wait
{
    public static async Task UntilAsync(Func<bool> condition, string what, int seconds = 20)
    {
        var deadline = Environment.TickCount64 + (seconds * 1000L);
        while (!condition())
        {
            Assert.True(Environment.TickCount64 < deadline, $"waited in vain until {what}");
            await Task.Delay(10);
        }
    }
}
