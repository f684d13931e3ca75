namespace AnSinh.Core.Benchmarks;

/// <summary>An officer at the register: finds people, opens what is closed, records, answers, closes work.</summary>
public sealed class LoadRegisterWork(LoadDesk desk)
{
    private const string People = "/doi-tuong/";
    private static readonly string[] Asked = ["nong", "thi", "van", "hoang", "ly", "trieu", "vi", "lam", "duc", "hoa"];

    /// <summary>Today in Viet Nam as people type it, given by the clock of the load.</summary>
    public required string Day { get; init; }

    public async Task RoundAsync()
    {
        var home = await desk.OpenAsync("việc cần làm", "/");
        if (desk.Dice.Chance(40))
        {
            await CloseWorkAsync(home);
        }

        if (await FindAsync() is { } person)
        {
            await LookAtAsync(person);
        }

        if (desk.Dice.Chance(50))
        {
            await RecordCertificateAsync();
        }

        if (desk.Dice.Chance(50))
        {
            await TakeRequestAsync();
        }
    }

    /// <summary>Searches and opens somebody of the answer; the address of the profile.</summary>
    public async Task<string?> FindAsync()
    {
        var found = await desk.OpenAsync("tìm người", "/doi-tuong?q=" + desk.Dice.Pick(Asked));
        // Codes of people have capitals or digits; /doi-tuong/trung is a page about all.
        var people = LoadForm.Links(found, People).Where(to => !char.IsAsciiLetterLower(to[People.Length])).ToList();
        if (people.Count == 0)
        {
            return null;
        }

        var person = desk.Dice.Pick(people);
        await desk.OpenAsync("hồ sơ", person);
        return person;
    }

    private async Task LookAtAsync(string person)
    {
        var facts = await desk.OpenAsync("dữ kiện", person + "/ho-so");
        if (LoadForm.Find(facts, "handler=Identifier") is { } form)
        {
            var key = desk.NewKey();
            await desk.SendAsync(
                LoadKinds.Look, key, "mở số định danh", form, ("IdentifierReason", $"đối chiếu phiếu {key}"));
        }

        await desk.OpenAsync("chi trả của người", person + "/chi-tra");
    }

    private async Task RecordCertificateAsync()
    {
        if (desk.Account.PeopleWithDegree.Count == 0)
        {
            return;
        }

        var path = $"/doi-tuong/{desk.Dice.Pick(desk.Account.PeopleWithDegree)}/bien-dong";
        if (LoadForm.Find(await desk.OpenAsync("biến động", path), "name=\"Change\"") is { } form)
        {
            var key = desk.NewKey();
            await desk.SendAsync(
                LoadKinds.Certificate, key, "ghi biến động", form, ("Change", "CertificateGiven"), ("On", Day),
                ("CertificateNo", "12/GXN"), ("Reason", $"giấy xác nhận kèm phiếu {key}"));
        }
    }

    private async Task TakeRequestAsync()
    {
        const string path = "/yeu-cau-du-lieu";
        var page = await desk.OpenAsync("yêu cầu dữ liệu", path);
        if (desk.Account.PeopleWithDegree.Count == 0 || LoadForm.Find(page, "ghi-yeu-cau") is not { } form)
        {
            return;
        }

        var key = desk.NewKey();
        await desk.SendAsync(
            LoadKinds.Request, key, "ghi yêu cầu", form, ("Person", desk.Dice.Pick(desk.Account.PeopleWithDegree)),
            ("Kind", desk.Dice.Pick<string>(["Copy", "UseLog"])), ("On", Day),
            ("Asked", $"xin bản sao theo phiếu {key}"));
        await AnswerAsync(path);
    }

    private async Task AnswerAsync(string path)
    {
        var open = LoadForm.Links(await desk.OpenAsync("yêu cầu dữ liệu", path), path + "/");
        if (open.Count == 0)
        {
            return;
        }

        var page = await desk.OpenAsync("một yêu cầu", open[desk.Dice.Roll(Math.Min(open.Count, 5))]);
        if (LoadForm.Find(page, "tra-loi") is { } form)
        {
            var key = desk.NewKey();
            await desk.SendAsync(
                LoadKinds.Answer, key, "trả lời yêu cầu", form, ("Accepted", "false"),
                ("Answer", $"từ chối theo phiếu {key}"));
        }
    }

    private async Task CloseWorkAsync(LoadPage home)
    {
        if (LoadForm.Find(home, "handler=Close") is { } form)
        {
            var key = desk.NewKey();
            await desk.SendAsync(LoadKinds.Work, key, "đóng việc", form, ("Outcome", $"đã đối chiếu phiếu {key}"));
        }
    }
}
