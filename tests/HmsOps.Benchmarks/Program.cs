using System.Globalization;
using BenchmarkDotNet.Running;
using HmsOps.Benchmarks;
using HmsOps.Benchmarks.Measures;
using HmsOps.Benchmarks.Table;

// generate … and measure … are what the table's commands say; table FILE runs them all; anything else is BenchmarkDotNet's.
int Number(int at) => int.Parse(args[at], CultureInfo.InvariantCulture);

switch (args)
{
    case ["generate", var folder, _, _, ..]:
        RuleFiles.Write(folder, Number(2), Number(3), shapes: args.Length > 4 ? Number(4) : 1);
        return 0;
    case ["measure", "language", var folder]:
        LanguageMeasures.ParseAndBind(folder);
        return 0;
    case ["measure", "observe", _]:
        EngineMeasures.Observe(Number(2));
        return 0;
    case ["measure", "predicates", var folder]:
        PackMeasures.Predicates(folder);
        return 0;
    case ["measure", "ticks", _]:
        EngineMeasures.Ticks(Number(2));
        return 0;
    case ["measure", "memory", _]:
        EngineMeasures.Memory(Number(2));
        return 0;
    case ["measure", "load", var pack]:
        PackMeasures.Load(pack);
        return 0;
    case ["table", var file]:
        return BenchTable.Run(file);
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StoreBenchmarks).Assembly).Run(args);
        return 0;
}
