using System.Collections.Immutable;
using System.Net;
using HmsOps.Engine;
using HmsOps.Engine.Plan;
using HmsOps.Engine.Playbooks;
using HmsOps.Sidecar.Configuration;
using HmsOps.Sidecar.Tests.Doubles;
using HmsOps.Steps;
using HmsOps.Steps.Notifiers;
using HmsOps.Steps.Plugins;

namespace HmsOps.Sidecar.Tests.Configuration;

public sealed class ConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_key_is_read()
    {
        _folder.Write("key.txt", "s3cret\n");
        var result = Read(
            """
            listen: localhost:0
            dashboard: 127.0.0.1:8317
            state: .state
            tick: 100ms
            lint: { HMS4003: off }
            notifiers:
              email: { host: mail, port: 587, tls: on, from: ops@treasury.gov, user: ops, password: "${env:MAIL_PASSWORD}" }
            executors:
              scale: { namespace: treasury, token: "${file:key.txt}" }
              traffic-shift: { driver: gateway-api }
            plugins: [ plugins/Demo.dll ]
            """);
        Assert.Empty(result.Errors);
        var read = result.Configuration;
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 0), read.Listen);
        Assert.Equal(8317, read.Dashboard?.Port);
        Assert.Equal(_folder.File(".state"), read.State);
        Assert.Equal(EngineTime.Second / 10, read.Tick);
        Assert.Equal(new EmailSettings("mail", 587, TlsMode.On, "ops@treasury.gov", "ops", "hunter2"), read.Email);
        Assert.Equal(["scale", "traffic-shift"], read.Executors.Select(executor => executor.Verb));
        Assert.Equal([("namespace", "treasury"), ("token", "s3cret")], read.Executors[0].Settings.Select(setting => (setting.Key, setting.Value)));
        Assert.Equal("gateway-api", read.Executors[1].Driver);
        Assert.Equal([_folder.File("plugins/Demo.dll")], read.Plugins.ToArray());
        Assert.Equal(("HMS4003", "off"), read.Lint.Select(setting => (setting.Code, setting.Level)).Single());
        Assert.Equal((5, 9, 5, 18), read.Lint.Select(setting => (setting.CodePlace.Line, setting.CodePlace.Column, setting.LevelPlace.Line, setting.LevelPlace.Column)).Single());
        Assert.Equal(["hunter2", "s3cret"], read.Secrets.ToArray());
    }

    [Theory]
    [InlineData("lisen: 127.0.0.1:1", "1:1: error: there is no 'lisen'; did you mean 'listen'?")]
    [InlineData("x: 1", "1:1: error: there is no 'x'; known are dashboard, executors, lint, listen, notifiers, plugins, state, tick")]
    [InlineData("listen: nowhere", "1:9: error: 'nowhere' is no address to listen on: write ADDRESS:PORT, as in 127.0.0.1:4317")]
    [InlineData("listen: 127.0.0.1:70000", "1:9: error: '127.0.0.1:70000' is no address to listen on: write ADDRESS:PORT, as in 127.0.0.1:4317")]
    [InlineData("tick: 300ms", "1:7: error: '300ms' can't be the tick: write whole seconds up to 60s, or a part of a second that divides it, as in 100ms")]
    [InlineData("tick: fast", "1:7: error: 'fast' can't be the tick: write whole seconds up to 60s, or a part of a second that divides it, as in 100ms")]
    [InlineData("notifiers:\n  emial: {}", "2:3: error: there is no 'notifiers.emial'; did you mean 'email'?")]
    [InlineData("notifiers:\n  email: { from: a@b }", "2:10: error: 'notifiers.email.host' is missing")]
    [InlineData("notifiers:\n  email: { host: h, from: ops }", "2:27: error: 'ops' is no mail address")]
    [InlineData("notifiers:\n  email: { host: h, from: a@b, port: 0 }", "2:38: error: '0' is no port: write a number from 1 to 65535")]
    [InlineData("notifiers:\n  email: { host: h, from: a@b, tls: maybe }", "2:37: error: 'maybe' is none of auto, on, off")]
    [InlineData("notifiers:\n  email: { host: h, from: a@b, user: u, password: p }", "2:51: error: 'notifiers.email.password' is a secret, which does not stand in a file: write ${env:NAME} or ${file:PATH}")]
    [InlineData("notifiers:\n  email: { host: \"${env:NONE}\", from: a@b }", "2:18: error: the environment variable NONE is not set")]
    [InlineData("notifiers:\n  email: { host: \"${vault:x}\", from: a@b }", "2:18: error: '${vault:x}' is no reference: write ${env:NAME} or ${file:PATH}")]
    [InlineData("executors: { scale: kubernetes }", "1:21: error: 'executors.scale' takes keys of its own: scale: { … }")]
    [InlineData("executors: { scale: { namespace: [a] } }", "1:34: error: 'executors.scale.namespace' takes one value")]
    [InlineData("plugins: one.dll", "1:10: error: 'plugins' takes a list: [ a, b ]")]
    [InlineData("- a", "1:1: error: the configuration is one mapping of keys, as in 'listen: 127.0.0.1:4317'")]
    [InlineData("state: &a x\nplugins: [ *a ]", "2:12: error: anchors and aliases have no place in a configuration: write the value again")]
    [InlineData("lint: [[[[[[[[[[[[[[[[[[", "1:22: error: nested more than 16 deep")]
    public void A_mistake_has_a_place_and_a_remedy(string text, string expected)
    {
        var result = Read(text);
        Assert.Equal([$"{_folder.File("hmsops.yaml")}:{expected}"], result.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void What_is_no_yaml_is_an_error_with_a_place()
    {
        var error = Assert.Single(Read("listen: [1").Errors);
        Assert.StartsWith("this is no YAML", error.Message, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    public void An_empty_file_is_every_default(string text)
    {
        var result = Read(text);
        Assert.Empty(result.Errors);
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 4317), result.Configuration.Listen);
    }

    [Fact]
    public void The_nearest_file_upwards_counts()
    {
        var file = _folder.Write("hmsops.yaml", "");
        var rule = _folder.Write("alerts/deep/a.yaml", "");
        Assert.Equal(file, SidecarConfiguration.Find(rule));
        Assert.Equal(file, SidecarConfiguration.Find(_folder.File("alerts")));
        var nearer = _folder.Write("alerts/hmsops.yaml", "");
        Assert.Equal(nearer, SidecarConfiguration.Find(rule));
    }

    [Fact]
    public void An_executor_gets_its_settings_and_the_later_one_of_a_verb_counts()
    {
        var (first, second) = (new Configured(), new Configured());
        var executors = Wiring.Executors(Read("executors: { scale: { namespace: treasury } }").Configuration, [first, second]);
        Assert.Same(second, Assert.Single(executors).Value);
        Assert.Equal("treasury", second.Settings["namespace"]);
        Assert.Empty(first.Settings);
    }

    [Fact]
    public void An_executor_that_refuses_its_settings_is_one_line()
    {
        var failure = Assert.Throws<SidecarException>(
            () => Wiring.Executors(Read("executors: { scale: { namespace: nowhere } }").Configuration, [new Configured()]));
        Assert.EndsWith("hmsops.yaml:1:21: the executor of 'scale' can't be configured: no such namespace", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("executors: { scal: { a: b } }", "no executor for 'scal' is loaded; did you mean 'scale'?")]
    [InlineData("executors: { scale: { driver: kubernetes } }", "this version has no driver 'kubernetes': add a plugin for 'scale' and leave 'driver' out")]
    public void Settings_that_fit_no_executor_are_an_error(string text, string expected)
    {
        var failure = Assert.Throws<SidecarException>(() => Wiring.Executors(Read(text).Configuration, PluginLoader.Load(Built.Plugin).Executors));
        Assert.EndsWith(expected, failure.Message, StringComparison.Ordinal);
        Assert.Contains("hmsops.yaml:1:", failure.Message, StringComparison.Ordinal);
    }

    private ConfigurationResult Read(string text) => SidecarConfiguration.Read(
        _folder.Write("hmsops.yaml", text), name => name == "MAIL_PASSWORD" ? "hunter2" : null);

    private sealed class Configured : IStepExecutor
    {
        public IReadOnlyDictionary<string, string> Settings { get; private set; } = ImmutableDictionary<string, string>.Empty;

        public VerbSchema Schema { get; } = new("scale", "For tests.", StepEffect.Absolute, [], "scale/x");

        public void Configure(IReadOnlyDictionary<string, string> settings)
        {
            Settings = settings;
            if (settings["namespace"] == "nowhere")
            {
                throw new ArgumentException("no such\nnamespace");
            }
        }

        public ValueTask<StepAnswer> PlanAsync(StepRequest request, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<CheckedAnswer> CheckAsync(StepIntent intent, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<StepAnswer> ApplyAsync(StepIntent intent, int attempt, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<VerifiedAnswer> VerifyAsync(StepIntent intent, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
