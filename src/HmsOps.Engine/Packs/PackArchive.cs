using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace HmsOps.Engine.Packs;

/// <summary>The one way in which a pack's entries lie in a zip file: sorted, stored, dated 1980-01-01, nothing besides.</summary>
/// <remarks>
/// Entries are stored, not deflated: what a compressor writes changes with its version, and a pack's bytes must not.
/// (APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16.)
/// </remarks>
internal static class PackArchive
{
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const uint EndSignature = 0x06054b50;
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int EndLength = 22;
    private const ushort ZipVersion = 20;
    private const ushort Utf8Names = 0x0800;
    private const ushort FirstDate = 0x0021;
    private static readonly byte[] s_noCommentNoAttributes = new byte[10];

    /// <summary>The zip file of these entries.</summary>
    public static byte[] Write(IEnumerable<PackEntry> entries)
    {
        using var local = new MemoryStream();
        using var central = new MemoryStream();
        var count = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = Encoding.UTF8.GetBytes(entry.Name);
            var offset = (uint)local.Length;
            var common = Common(entry.Content.Span, name.Length);
            WriteNumber(local, LocalSignature);
            local.Write(common);
            local.Write(name);
            local.Write(entry.Content.Span);
            WriteNumber(central, CentralSignature);
            WriteShort(central, ZipVersion);
            central.Write(common);
            central.Write(s_noCommentNoAttributes);
            WriteNumber(central, offset);
            central.Write(name);
            count++;
        }

        var start = (uint)local.Length;
        var length = (uint)central.Length;
        central.WriteTo(local);
        WriteNumber(local, EndSignature);
        WriteNumber(local, 0);
        WriteShort(local, (ushort)count);
        WriteShort(local, (ushort)count);
        WriteNumber(local, length);
        WriteNumber(local, start);
        WriteShort(local, 0);
        return local.ToArray();
    }

    /// <summary>The entries of a zip file; what is no entry's content is not looked at: write them again and compare.</summary>
    /// <exception cref="PackException">It is no zip file, cut off, damaged, or past a limit.</exception>
    public static ImmutableArray<PackEntry> Read(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.Length < 4 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) is not (LocalSignature or EndSignature))
        {
            throw new PackException("not a pack: the file is no zip file");
        }

        if (bytes.Length < EndLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes[^EndLength..]) != EndSignature)
        {
            throw new PackException("the pack is cut off, or something was added behind its end");
        }

        var end = bytes[^EndLength..];
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        if (count > PackEntries.CountLimit)
        {
            throw new PackException($"the pack has {count} entries; {PackEntries.CountLimit} are allowed");
        }

        var position = (long)BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        var entries = ImmutableArray.CreateBuilder<PackEntry>(count);
        for (var i = 0; i < count; i++)
        {
            entries.Add(ReadEntry(file, ref position));
        }

        return entries.MoveToImmutable();
    }

    private static PackEntry ReadEntry(ReadOnlyMemory<byte> file, ref long position)
    {
        var central = Slice(file, position, CentralLength).Span;
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(central[28..]);
        var skipped = BinaryPrimitives.ReadUInt16LittleEndian(central[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(central[32..]);
        var name = Encoding.UTF8.GetString(Slice(file, position + CentralLength, nameLength).Span);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(central[24..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(central[42..]);
        position += CentralLength + nameLength + skipped;
        if (size > PackEntries.SizeLimit)
        {
            throw new PackException($"entry {Shown(name)} has {size} bytes; {PackEntries.SizeLimit} are allowed");
        }

        if (BinaryPrimitives.ReadUInt16LittleEndian(central[10..]) != 0)
        {
            throw new PackException($"entry {Shown(name)} is compressed: the pack was packed again by another tool; build it again");
        }

        var local = Slice(file, offset, LocalLength).Span;
        var content = offset + LocalLength
            + BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        return new PackEntry(name, Slice(file, content, (int)size));
    }

    /// <summary>A name as it is shown in a message of one line.</summary>
    internal static string Shown(string name) =>
        string.Concat(name.Take(100).Select(character => char.IsControl(character) ? '?' : character));

    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> file, long start, int length) =>
        start + length <= file.Length
            ? file.Slice((int)start, length)
            : throw new PackException("the pack is damaged: its directory points past its end");

    /// <summary>What the local and the central header of an entry have in common.</summary>
    private static byte[] Common(ReadOnlySpan<byte> content, int nameLength)
    {
        var header = new byte[LocalLength - 4];
        BinaryPrimitives.WriteUInt16LittleEndian(header, ZipVersion);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(2), Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(8), FirstDate);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(10), Crc32.Of(content));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(14), (uint)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(18), (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(22), (ushort)nameLength);
        return header;
    }

    private static void WriteNumber(Stream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void WriteShort(Stream stream, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        stream.Write(bytes);
    }
}
