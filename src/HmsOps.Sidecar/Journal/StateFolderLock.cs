namespace HmsOps.Sidecar.Journal;

/// <summary>The exclusive lock on a state folder; the system lets go of it when the process dies, however it dies.</summary>
internal sealed class StateFolderLock : IDisposable
{
    private readonly FileStream _file;

    private StateFolderLock(FileStream file) => _file = file;

    /// <summary>Makes the folder where it is missing, readable for its owner only, and locks it.</summary>
    /// <exception cref="SidecarException">Another process has it, or it can't be written.</exception>
    public static StateFolderLock Take(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SidecarException($"the state folder '{folder}' can't be made: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }

        var path = Path.Combine(folder, "lock");
        try
        {
            return new StateFolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new SidecarException($"the state folder '{folder}' can't be written: {failure.Message.ReplaceLineEndings(" ")}", failure);
        }
        catch (IOException failure)
        {
            throw new SidecarException(
                $"the state folder '{folder}' is in use by another hmsops; stop that one, or give this one a folder of its own with --state", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
