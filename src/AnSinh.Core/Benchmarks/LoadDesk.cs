using AnSinh.Core.Demo;

namespace AnSinh.Core.Benchmarks;

/// <summary>What a person works with during a load: account, browser, history, and time to think.</summary>
public sealed class LoadDesk(LoadAccount account, LoadBrowser browser, LoadHistory history, LoadDay day, int thinkMs)
{
    public LoadAccount Account => account;

    public Dice Dice { get; } = new((ulong)account.Number + 20_200_058);

    /// <summary>Reads what is on the screen before the next click: half to one and a half of the given time.</summary>
    public Task ThinkAsync() =>
        IsOver ? Task.CompletedTask : Task.Delay(Dice.Between(thinkMs / 2, thinkMs * 3 / 2));

    /// <summary>The end of the day: nobody opens another page; a begun round ends with nothing to do.</summary>
    public bool IsOver => day.IsOver(history.Ms);

    public async Task<LoadPage> OpenAsync(string name, string path)
    {
        if (IsOver)
        {
            return new LoadPage(LoadEnd.Refused, path, "");
        }

        var page = await browser.OpenAsync(name, path);
        await ThinkAsync();
        return page;
    }

    /// <summary>Sends a form and writes down what its sender was told.</summary>
    public async Task<LoadAnswer> SendAsync(
        string kind, string key, string name, LoadForm form, params (string Name, string Value)[] values)
    {
        var page = await browser.SendAsync(name, form, values);
        var answer = AnswerOf(page.End);
        history.Add(kind, key, account.Login, answer);
        await ThinkAsync();
        return answer;
    }

    /// <summary>Sends a form that the check does not look for by itself.</summary>
    public async Task<LoadEnd> SendAsync(string name, LoadForm form, params (string Name, string Value)[] values)
    {
        var end = (await browser.SendAsync(name, form, values)).End;
        await ThinkAsync();
        return end;
    }

    public async Task TakeFileAsync(string name, string path)
    {
        if (IsOver)
        {
            return;
        }

        var page = await browser.OpenAsync(name, path);
        // A list that was sent back meanwhile leads to the board: no file.
        var answer = page.Path == path ? AnswerOf(page.End) : LoadAnswer.Refused;
        history.Add(LoadKinds.File, path, account.Login, answer);
        await ThinkAsync();
    }

    public string NewKey() => history.NewKey();

    private static LoadAnswer AnswerOf(LoadEnd end) => end switch
    {
        LoadEnd.Good => LoadAnswer.Told,
        LoadEnd.Refused => LoadAnswer.Refused,
        _ => LoadAnswer.Unknown,
    };
}
