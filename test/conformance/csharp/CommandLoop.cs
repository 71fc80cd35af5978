using System.Text.Json.Nodes;

/// <summary>
/// Answers commands: each is one line of JSON on standard input, each answer one on standard output, as <c>{"result":…}</c> or
/// <c>{"error":"…"}</c>, until the input ends. Whatever else is printed goes to standard error.
/// </summary>
internal static class CommandLoop
{
    public static async Task RunAsync(Func<JsonObject, Task<JsonNode?>> execute)
    {
        using var commands = new StreamReader(Console.OpenStandardInput());
        TextWriter answers = Console.Out;
        Console.SetOut(Console.Error);

        while (await commands.ReadLineAsync() is { } line)
        {
            JsonObject answer = await AnswerAsync(line, execute);
            await answers.WriteLineAsync(answer.ToJsonString());
        }
    }

    private static async Task<JsonObject> AnswerAsync(string line, Func<JsonObject, Task<JsonNode?>> execute)
    {
        try
        {
            return new JsonObject { ["result"] = await execute(JsonNode.Parse(line)!.AsObject()) };
        }
        catch (Exception exception)
        {
            return new JsonObject { ["error"] = $"{exception}" };
        }
    }
}
