using System.Text;
using HmsOps.Demo.Story;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HmsOps.Demo.Screen;

/// <summary>The last screen as a picture.</summary>
internal static class SvgPicture
{
    public static string Of(StoryStanding standing, double speed)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.TrueColor,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(TextWriter.Null),
        });
        console.Profile.Width = Board.Width;
        console.Profile.Capabilities.Unicode = true;
        var recorder = new Recorder(console);
        recorder.Write(Board.Of(standing, speed, events: 14));
        return recorder.Export(new SvgEncoder("hmsops demo: the evening of April 15th, as the terminal shows it at the end"));
    }

    public static void Save(string path, StoryStanding standing, double speed) =>
        File.WriteAllText(path, Of(standing, speed), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
