using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(HmsOps.Benchmarks.StoreBenchmarks).Assembly).Run(args);
