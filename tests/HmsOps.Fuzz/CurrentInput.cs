using System.IO.MemoryMappedFiles;

namespace HmsOps.Fuzz;

/// <summary>The input that is being run, in a mapped file: what killed the process can be read afterwards.</summary>
internal sealed class CurrentInput : IDisposable
{
    private const int Capacity = 1 << 20;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <summary>Makes the file.</summary>
    public CurrentInput(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Notes what is run now.</summary>
    public void Set(byte[] input)
    {
        _view.Write(0, Math.Min(input.Length, Capacity - sizeof(int)));
        _view.WriteArray(sizeof(int), input, 0, Math.Min(input.Length, Capacity - sizeof(int)));
    }

    /// <summary>What a process that is gone ran last.</summary>
    public static byte[] Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return bytes[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(bytes))];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
