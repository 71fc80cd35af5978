using System;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fabrikam.Ledger
{
    internal static class Program
    {
        private static int Main(string[] args)
        {
            if (args.Length % 3 != 0)
            {
                Console.Error.WriteLine("Usage: ledger (<from> <to> <amount>)...");
                return 2;
            }

            var journal = new Journal(NullLogger.Instance);
            for (int i = 0; i < args.Length; i += 3)
            {
                journal.Post(new Posting(args[i], args[i + 1], decimal.Parse(args[i + 2], CultureInfo.InvariantCulture)));
                Console.WriteLine("{0}: {1}", args[i + 1], journal.Balance(args[i + 1]));
            }

            return 0;
        }
    }
}
