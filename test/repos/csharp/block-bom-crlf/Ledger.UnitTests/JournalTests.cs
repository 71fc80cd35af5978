using System;
using Microsoft.Extensions.Logging.Abstractions;
using NUnit.Framework;

namespace Fabrikam.Ledger.UnitTests
{
    [TestFixture]
    public class JournalTests
    {
        private Journal _journal;

        [SetUp]
        public void SetUp()
        {
            _journal = new Journal(NullLogger.Instance);
        }

        [Test]
        public void BalanceIsWhatCameLessWhatWent()
        {
            _journal.Post(new Posting("bank", "cash", 100m));
            _journal.Post(new Posting("cash", "rent", 60m));

            Assert.That(_journal.Balance("cash"), Is.EqualTo(40m));
            Assert.That(_journal.Balance("bank"), Is.EqualTo(-100m));
        }

        [Test]
        public void BalanceOfAnAccountWithoutPostingsIsNothing()
        {
            Assert.That(_journal.Balance("cash"), Is.Zero);
        }

        [TestCase(0)]
        [TestCase(-5)]
        public void PostingNeedsAnAmount(int amount)
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Posting("a", "b", amount));
        }
    }
}
