using System.Globalization;
using HmsOps.Fuzz;
using HmsOps.Lang.Tests;

// instrument FOLDER | run TARGET SECONDS [SEED] | replay TARGET FILE…; eng/fuzz.sh is how it is called.
const int SmallStack = 1_500_000;
string FolderOf(string name) => Path.Combine(CaseFiles.Root, "artifacts", "fuzz", name);
FuzzTarget Find(string name) => FuzzTarget.All.First(target => target.Name == name);
int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;

var code = 0;
void Work()
{
    switch (args)
    {
        case ["instrument", var folder]:
            Instrumentation.Into(folder);
            break;
        case ["run", var name, ..]:
            code = new Supervisor(Find(name), FolderOf(name)).Run(Number(2, 60), Number(3, 1)) ? 0 : 1;
            break;
        case ["loop", var name, ..]:
            using (var loop = new FuzzLoop(Find(name), FolderOf(name), TimeSpan.FromSeconds(Number(2, 60)), Number(3, 1)))
            {
                loop.Run();
            }

            break;
        case ["replay", var name, .. var files]:
            _ = new CoverageMap();
            foreach (var file in files)
            {
                var finding = new Trial(Find(name)).Run(File.ReadAllBytes(file), out _);
                Console.WriteLine($"{file}: {finding?.Reason ?? "nothing wrong"}");
                code = finding is null ? code : 1;
            }

            break;
        default:
            Console.Error.WriteLine($"usage: instrument FOLDER | run TARGET SECONDS [SEED] | replay TARGET FILE...\ntargets: {string.Join(' ', FuzzTarget.All.Select(target => target.Name))}");
            code = 2;
            break;
    }
}

// The stack of a thread on the systems that give the least: what nests too deep is found here.
var thread = new Thread(Work, SmallStack);
thread.Start();
thread.Join();
return code;
