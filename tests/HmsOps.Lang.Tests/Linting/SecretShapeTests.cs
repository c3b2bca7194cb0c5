using HmsOps.Lang.Linting;

namespace HmsOps.Lang.Tests.Linting;

public sealed class SecretShapeTests
{
    [Theory]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "")]
    [InlineData("xoxb-123456789012-abcdefABCDEF", "")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc", "")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----", "")]
    [InlineData("https://robot:hunter22@example.gov/x", "")]
    [InlineData("Authorization: Bearer abcdefgh1234", "header")]
    [InlineData("Authorization: Basic dXNlcjpwYXNz", "")]
    [InlineData("https://hooks.slack.com/services/T01/B02/abcDEF123", "")]
    [InlineData("hunter22", "password")]
    [InlineData("hunter22", "db-password")]
    [InlineData("abcd1234", "api-key")]
    [InlineData("aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW", "")]
    public void A_secret_is_known(string text, string name) => Assert.NotNull(SecretShape.Find(text, name));

    [Theory]
    [InlineData("https://permit-svc/healthz", "")]
    [InlineData("https://wiki.treasury.gov/runbooks/permit-latency-is-high-and-what-to-do-2026", "")]
    [InlineData("oncall@treasury.gov", "")]
    [InlineData("permit-svc", "service")]
    [InlineData("${env:TOKEN}", "token")]
    [InlineData("$password", "password")]
    [InlineData("Authorization: Bearer ${env:TOKEN}", "header")]
    [InlineData("https://robot:${env:PASSWORD}@example.gov/x", "")]
    [InlineData("more than 800ms at the 95th percentile for five minutes or more, in every region", "")]
    [InlineData("6f1d3a52-9d0c-4c8e-8b1e-2f60a1f3c7aa", "")]
    [InlineData("kube_horizontalpodautoscaler_status_current_replicas", "")]
    public void Other_texts_are_none(string text, string name) => Assert.Null(SecretShape.Find(text, name));
}
