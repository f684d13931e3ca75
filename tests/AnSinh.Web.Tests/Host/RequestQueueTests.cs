using AnSinh.Web.Host;

namespace AnSinh.Web.Tests.Host;

/// <summary>A crowd at one moment: some are let in, the others wait, and whoever leaves makes room.</summary>
public sealed class RequestQueueTests
{
    [Fact]
    public async Task No_more_are_let_in_than_there_are_places_and_who_leaves_makes_room()
    {
        using var queue = new RequestQueue();
        var inside = 0;
        var leave = new TaskCompletionSource();
        var crowd = Enumerable.Range(0, RequestQueue.Places + 5).Select(_ => queue.WaitAsync(
            new DefaultHttpContext(), _ => { inside++; return leave.Task; })).ToList();
        inside.ShouldBe(RequestQueue.Places);
        leave.SetResult();
        await Task.WhenAll(crowd);
        inside.ShouldBe(RequestQueue.Places + 5);
    }

    [Fact]
    public async Task A_request_that_fails_leaves_its_place()
    {
        using var queue = new RequestQueue();
        for (var times = 0; times <= RequestQueue.Places; times++)
        {
            await Should.ThrowAsync<InvalidOperationException>(queue.WaitAsync(
                new DefaultHttpContext(), _ => throw new InvalidOperationException("broken")));
        }

        var isIn = false;
        await queue.WaitAsync(new DefaultHttpContext(), _ => { isIn = true; return Task.CompletedTask; });
        isIn.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_not_let_in()
    {
        using var queue = new RequestQueue();
        var leave = new TaskCompletionSource();
        var crowd = Enumerable.Range(0, RequestQueue.Places).Select(_ => queue.WaitAsync(
            new DefaultHttpContext(), _ => leave.Task)).ToList();
        using var gone = new CancellationTokenSource();
        var isIn = false;
        var waiting = queue.WaitAsync(
            new DefaultHttpContext { RequestAborted = gone.Token }, _ => { isIn = true; return Task.CompletedTask; });
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);
        leave.SetResult();
        await Task.WhenAll(crowd);
        isIn.ShouldBeFalse();
    }
}
