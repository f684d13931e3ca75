using System.CommandLine;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Cli.Commands;

/// <summary>`register quality`: how good the data of each commune is, worst first, and its trend.</summary>
internal static class RegisterQualityCommand
{
    public static Command Make()
    {
        var area = GlobalOptions.Area();
        var command = new Command("quality", "đúng, đủ, sạch, sống: hồ sơ cần sửa theo xã, và mười hai tháng qua")
        {
            area,
        };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.ReaderAsync(stop);
            var code = parsed.GetValue(area);
            var ask = new QualityAsk(
                await session.AreasOverTimeAsync(null, user, stop), session.Clock.Today())
            {
                Only = code is null ? null : await session.AreasOverTimeAsync(code, user, stop),
            };
            var communes = QualityQueries.Communes(session.Db, ask);
            new QualityDesk(session.Db, session.Clock, session.Ids).Keep(communes, Session.ActorOf(user));
            var trend = QualityQueries.Trend(session.Db, ask);
            session.Output.Answer(Document(ask, communes, trend), () => Lines(communes, session.Output.IsEnglish));
            return ExitCodes.Done;
        });
        return command;
    }

    private static object Document(
        QualityAsk ask, IReadOnlyList<CommuneQuality> communes, IReadOnlyList<QualityMonth> trend) => new
        {
            on = ask.Today,
            people = communes.Sum(commune => commune.People),
            communes = communes.Select(commune => new
            {
                area = commune.Name,
                area_id = commune.AreaId,
                commune.People,
                groups = QualityTerms.Groups.ToDictionary(one => Code.Of(one.Group), one => new
                {
                    commune.Of(one.Group).Good,
                    commune.Of(one.Group).Total,
                    people_to_mend = commune.Faulty(one.Group),
                }),
                measures = QualityTerms.All.ToDictionary(term => Code.Of(term.Measure), term => new
                {
                    commune.Of(term.Measure).Good,
                    commune.Of(term.Measure).Total,
                }),
            }),
            trend = trend.Select(month => new
            {
                month.Month,
                month.Communes,
                groups = month.Groups.ToDictionary(
                    one => Code.Of(one.Key), one => new { one.Value.Good, one.Value.Total }),
            }),
        };

    private static IEnumerable<string> Lines(IReadOnlyList<CommuneQuality> communes, bool english)
    {
        if (communes.Count == 0)
        {
            return [english ? "Nobody has a decision in force." : "Chưa có ai có quyết định còn hiệu lực."];
        }

        var whole = QualityQueries.Sum(communes);
        return communes.Prepend(whole).Select(commune => Line(commune, english)).Concat(
            QualityTerms.All.Where(term => whole.Of(term.Measure).Bad > 0).Select(term =>
                $"  {(english ? Code.Of(term.Measure) : term.Fault)}: {VndText.Number(whole.Of(term.Measure).Bad)}"
                + (english ? "" : $" người. {term.Todo}")));
    }

    private static string Line(CommuneQuality commune, bool english)
    {
        var name = english && commune.AreaId == 0 ? "All" : commune.Name;
        var groups = QualityTerms.Groups.Select(one =>
        {
            var tally = commune.Of(one.Group);
            var mend = VndText.Number(commune.Faulty(one.Group));
            return english
                ? $"{Code.Of(one.Group)} {Percent(tally)}, {mend} to mend"
                : $"{one.Word} {Percent(tally)}, {mend} người cần sửa";
        });
        var people = $"{VndText.Number(commune.People)} {(english ? "people" : "người")}";
        return $"{name}: {people}; {string.Join("; ", groups)}";
    }

    /// <summary>In tenths, cut off: 99,9 % is not yet all.</summary>
    private static string Percent(QualityTally tally)
    {
        var tenths = tally.Total == 0 ? 1000 : tally.Good * 1000L / tally.Total;
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture, $"{tenths / 10},{tenths % 10} %");
    }
}
