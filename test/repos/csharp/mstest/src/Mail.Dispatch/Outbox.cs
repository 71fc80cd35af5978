namespace Adatum.Mail.Dispatch;

internal sealed class Outbox
{
    private readonly PriorityQueue<Letter, (int Attempt, long Order)> _letters = new();
    private long _order;

    public void Put(Letter letter) => _letters.Enqueue(letter, (letter.Attempt, _order++));

    /// <summary>Letters that were tried less often go first.</summary>
    public Letter? Take() => _letters.TryDequeue(out Letter? letter, out _) ? letter : null;
}
