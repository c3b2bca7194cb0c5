using System.Net;
using System.Net.Http.Json;
using HmsOps.Engine.Playbooks;

namespace HmsOps.Demo.Executors;

/// <summary>Calls the control API: reads a resource with its version, and changes it if the version still is the one that was read.</summary>
internal sealed class ControlClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Takes the setting <c>endpoint</c>.</summary>
    /// <exception cref="ArgumentException">It is missing or no address.</exception>
    public void Configure(IReadOnlyDictionary<string, string> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.TryGetValue("endpoint", out var text)
            || !Uri.TryCreate(text, UriKind.Absolute, out var endpoint)
            || endpoint.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("Set 'endpoint' to the address of the control API, such as http://127.0.0.1:8080/.");
        }

        _http.BaseAddress = endpoint;
    }

    /// <summary>The resource, or null where there is none.</summary>
    /// <exception cref="HttpRequestException">The API can't be read.</exception>
    public async Task<T?> ReadAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<T>(cancellation).ConfigureAwait(false);
    }

    /// <summary>Changes the resource; a connection that breaks is an exception, since it is not known then whether it was changed.</summary>
    public async Task<StepAnswer> WriteAsync<T>(string path, T request, string done, CancellationToken cancellation)
    {
        using var response = await _http.PutAsJsonAsync(new Uri(path, UriKind.Relative), request, cancellation).ConfigureAwait(false);
        return response switch
        {
            { IsSuccessStatusCode: true } => new AppliedAnswer(done),
            { StatusCode: HttpStatusCode.Conflict } => new FailedAnswer("changed by someone else in the meantime", WasExecuted: false),
            { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.NotFound } =>
                new FailedAnswer($"the control API answered {(int)response.StatusCode}", WasExecuted: false),
            _ => new FailedAnswer($"the control API answered {(int)response.StatusCode}", WasExecuted: null),
        };
    }

    public void Dispose() => _http.Dispose();
}
