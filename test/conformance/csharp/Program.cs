using System.Text.Json.Nodes;

// Runs Kestrel emulators for tests that are written in another language.
Dictionary<string, EmulatorSession> sessions = [];

await CommandLoop.RunAsync(async command =>
{
    string name = (string)command["emulator"]!;

    switch ((string?)command["command"])
    {
        case "start":
            bool imdsVersion1Only = (string?)command["imds"] == "v1-only";
            sessions.Add(name, new EmulatorSession(await EntraEmulator.StartAsync(imdsVersion1Only: imdsVersion1Only)));
            return sessions[name].Describe();
        case "stop":
            sessions.Remove(name, out EmulatorSession? stopped);
            await stopped!.DisposeAsync();
            return null;
        default:
            return sessions[name].Execute(command);
    }
});

foreach (EmulatorSession session in sessions.Values)
{
    await session.DisposeAsync();
}
