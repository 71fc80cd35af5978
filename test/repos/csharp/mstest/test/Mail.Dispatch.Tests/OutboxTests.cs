namespace Adatum.Mail.Dispatch.Tests;

[TestClass]
public class OutboxTests
{
    [TestMethod]
    public void Letters_that_were_tried_less_often_go_first()
    {
        Outbox outbox = new();
        outbox.Put(new Letter("a", "again", Attempt: 1));
        outbox.Put(new Letter("b", "first"));
        outbox.Put(new Letter("c", "second"));

        Assert.AreEqual("b", outbox.Take()?.To);
        Assert.AreEqual("c", outbox.Take()?.To);
        Assert.AreEqual("a", outbox.Take()?.To);
        Assert.IsNull(outbox.Take());
    }

    [TestMethod]
    public void A_letter_is_tried_three_times()
    {
        Letter letter = new("a", "hello");

        Assert.AreEqual(2, letter.Again()?.Again()?.Attempt);
        Assert.IsNull(letter.Again()?.Again()?.Again());
    }
}
