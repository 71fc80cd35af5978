namespace Adatum.Mail.Dispatch;

internal sealed record Letter(string To, string Subject, int Attempt = 0)
{
    public const int MostAttempts = 3;

    public Letter? Again() => Attempt + 1 < MostAttempts ? this with { Attempt = Attempt + 1 } : null;
}
