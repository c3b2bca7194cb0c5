using HmsOps.Engine.Replay;

namespace HmsOps.Cli.Data;

/// <summary>Recorded samples of one or several files.</summary>
/// <remarks>One file is read in its own order; several are merged by time, each in its own order; sorting reads all of them first.</remarks>
internal sealed class Recording
{
    private readonly CliContext _context;
    private readonly string[] _paths;
    private readonly bool _isSorted;

    /// <summary>A recording.</summary>
    /// <exception cref="ToolException">A file does not exist.</exception>
    public Recording(CliContext context, string[] paths, bool isSorted)
    {
        _context = context;
        _paths = paths;
        _isSorted = isSorted;
        foreach (var path in paths.Where(path => !File.Exists(context.Full(path))))
        {
            throw new ToolException($"{path}: there is no such file");
        }
    }

    /// <summary>The samples in the order in which they are replayed.</summary>
    /// <exception cref="ToolException">A line is broken.</exception>
    public IEnumerable<RecordedSample> Read()
    {
        var files = _paths.Select(ReadOne).ToList();
        if (_isSorted)
        {
            return files.SelectMany(file => file).OrderBy(sample => sample.Time);
        }

        return files.Count == 1 ? files[0] : Merge(files);
    }

    private IEnumerable<RecordedSample> ReadOne(string path)
    {
        using var stream = File.OpenRead(_context.Full(path));
        foreach (var sample in JsonLinesReader.Read(path, stream))
        {
            yield return sample;
        }
    }

    private static IEnumerable<RecordedSample> Merge(List<IEnumerable<RecordedSample>> files)
    {
        var open = new List<IEnumerator<RecordedSample>>();
        try
        {
            var queue = new PriorityQueue<IEnumerator<RecordedSample>, (long Time, int File)>();
            foreach (var file in files)
            {
                var samples = file.GetEnumerator();
                open.Add(samples);
                if (samples.MoveNext())
                {
                    queue.Enqueue(samples, (samples.Current.Time, open.Count));
                }
            }

            while (queue.TryDequeue(out var next, out var key))
            {
                yield return next.Current;
                if (next.MoveNext())
                {
                    queue.Enqueue(next, (next.Current.Time, key.File));
                }
            }
        }
        finally
        {
            open.ForEach(samples => samples.Dispose());
        }
    }
}
