using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace Fabrikam.Ledger
{
    public sealed class Journal
    {
        private readonly List<Posting> _postings = new List<Posting>();
        private readonly ILogger _logger;

        public Journal(ILogger logger)
        {
            _logger = logger ?? throw new ArgumentNullException(nameof(logger));
        }

        public void Post(Posting posting)
        {
            _postings.Add(posting);
            _logger.LogDebug("{Amount} from {From} to {To}", posting.Amount, posting.From, posting.To);
        }

        public decimal Balance(string account)
        {
            return _postings.Where(p => p.To == account).Sum(p => p.Amount)
                - _postings.Where(p => p.From == account).Sum(p => p.Amount);
        }
    }
}
