namespace HmsOps.TestPlugin;

/// <summary>The moments of a step: each is written down, and at one of them it can be made to stand still.</summary>
internal sealed class Moments(string folder, string block)
{
    /// <summary><c>HMSOPS_TEST_MARKERS</c> names the folder, <c>HMSOPS_TEST_BLOCK</c> the moment.</summary>
    public static Moments FromEnvironment() => new(
        Environment.GetEnvironmentVariable("HMSOPS_TEST_MARKERS") ?? "",
        Environment.GetEnvironmentVariable("HMSOPS_TEST_BLOCK") ?? "");

    public async Task ReachAsync(string moment)
    {
        if (folder.Length > 0)
        {
            await File.AppendAllTextAsync(Path.Combine(folder, "moments"), moment + "\n").ConfigureAwait(false);
        }

        if (moment == block)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "blocked"), moment).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite).ConfigureAwait(false);
        }
    }
}
