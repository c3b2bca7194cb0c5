using System.Globalization;
using System.Net;

namespace HmsOps.Sidecar.Configuration;

/// <summary>Addresses to listen on, as they are written: <c>127.0.0.1:4317</c>, <c>localhost:0</c>, <c>[::1]:4317</c>.</summary>
public static class ListenAddress
{
    /// <summary>Reads an address; the error says what is wrong with it, or is null.</summary>
    public static IPEndPoint? Parse(string text, out string? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        error = null;
        var colon = text.LastIndexOf(':');
        if (colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port <= IPEndPoint.MaxPort)
        {
            var host = text[..colon];
            var address = string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
                ? IPAddress.Loopback
                : IPAddress.TryParse(host.Trim('[', ']'), out var parsed) ? parsed : null;
            if (address is not null)
            {
                return new IPEndPoint(address, port);
            }
        }

        error = $"'{text}' is no address to listen on: write ADDRESS:PORT, as in 127.0.0.1:4317";
        return null;
    }
}
