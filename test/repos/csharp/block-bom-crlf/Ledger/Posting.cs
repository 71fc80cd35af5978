using System;

namespace Fabrikam.Ledger
{
    /// <summary>An amount that goes from one account to another.</summary>
    public sealed class Posting
    {
        public Posting(string from, string to, decimal amount)
        {
            if (string.IsNullOrWhiteSpace(from)) throw new ArgumentException("An account has a name.", nameof(from));
            if (string.IsNullOrWhiteSpace(to)) throw new ArgumentException("An account has a name.", nameof(to));
            if (amount <= 0) throw new ArgumentOutOfRangeException(nameof(amount));
            From = from;
            To = to;
            Amount = amount;
        }

        public string From { get; }

        public string To { get; }

        public decimal Amount { get; }
    }
}
