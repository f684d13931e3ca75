using AnSinh.Core.Network;
using AnSinh.Core.Registry;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Network;

/// <summary>Where people on cash are paid: points of a commune, their hamlets, what holds from which day on.</summary>
public sealed class PaymentPointTests
{
    private static readonly PointRequest Good = NetworkOffice.Asked("Nhà văn hóa Nà Mon", "Nà Mon") with
    {
        Staff = [new StaffRequest("Vi Thị Hoa", "Bưu điện Cao Lộc", "0912 345 678"), new StaffRequest(null, " ", null)],
    };

    private static readonly PointScene Scene = new(
        NetworkOffice.Today, null, null, [new ServedHamlet("ban moi", "vnpost", "Trụ sở UBND")]);

    public static TheoryData<string, PointRequest> Bad => new()
    {
        { "POINT_NAME", Good with { Name = " . " } },
        { "POINT_ADDRESS", Good with { Address = null } },
        { "PROVIDER_UNKNOWN", Good with { Provider = "ngân hàng không có" } },
        { "FROM", Good with { FromOn = null } },
        { "FROM", Good with { FromOn = NetworkOffice.Today.AddDays(367) } },
        { "HAMLETS", Good with { Hamlets = [" ", null] } },
        { "HAMLETS", Good with { Hamlets = [new string('x', 61)] } },
        { "HAMLET_SERVED", Good with { Hamlets = ["Nà Mon", "BẢN MỚI"] } },
        { "STAFF", Good with { Staff = [new StaffRequest("Vi Thị Hoa", null, null)] } },
        { "STAFF_PHONE", Good with { Staff = [new StaffRequest("Vi Thị Hoa", "Bưu điện", "chưa có")] } },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_is_missing_is_asked_for(string code, PointRequest asked)
    {
        PointRules.Fault(asked, Scene)!.Code.ShouldBe(code);
        PointRules.Fault(Good, Scene).ShouldBeNull();
    }

    [Fact]
    public void A_hamlet_may_have_a_point_of_the_post_and_one_of_a_bank()
    {
        PointRules.Fault(Good with { Hamlets = ["Bản Mới"], Provider = "Agribank" }, Scene).ShouldBeNull();
        PointRules.Fault(Good with { Hamlets = ["Bản Mới"], Provider = "vnpost" }, Scene)!.Code
            .ShouldBe("HAMLET_SERVED");
    }

    [Fact]
    public void A_change_is_not_before_the_last_one_and_not_after_the_end()
    {
        var scene = Scene with { Earliest = new DateOnly(2024, 7, 5), Last = new DateOnly(2024, 8, 31) };
        PointRules.Fault(Good with { FromOn = new DateOnly(2024, 7, 4) }, scene)!.Code.ShouldBe("FROM_EARLY");
        PointRules.Fault(Good with { FromOn = new DateOnly(2024, 7, 5) }, scene).ShouldBeNull();
        PointRules.Fault(Good with { FromOn = new DateOnly(2024, 8, 31) }, scene).ShouldBeNull();
        PointRules.Fault(Good with { FromOn = new DateOnly(2024, 9, 1) }, scene)!.Code.ShouldBe("POINT_ENDED");
    }

    [Theory]
    [InlineData("7:30", "07:30")]
    [InlineData("7h", "07:00")]
    [InlineData("13 giờ 5", null)]
    [InlineData("13h05", "13:05")]
    [InlineData("25:00", null)]
    [InlineData("", null)]
    public void Hours_are_read_as_people_write_them(string text, string? hour) =>
        NetworkWords.Hour(text).ShouldBe(hour);

    [Theory]
    [InlineData("Bưu điện", "vnpost")]
    [InlineData("VNPOST", "vnpost")]
    [InlineData("NH Agribank", "agribank")]
    [InlineData("970436", "vcb")]
    [InlineData("quán nước", null)]
    public void Who_pays_is_named_as_people_name_it(string text, string? code) =>
        NetworkWords.ProviderOf(text).ShouldBe(code);

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Each_point_serves_the_people_of_its_hamlets_and_who_has_none_is_told(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        office.Elder("Nông Thị Mẩy", "Nà Mon");
        office.Elder("Vi Văn Chài", "NÀ MON");
        office.Elder("Hứa Thị Páo", "Bản Mới");
        office.Elder("Lý Thị Xa", "Bản Xa");
        office.Elder("Lý Văn Thẻ", "Nà Mon", channel: "BANK");
        office.Elder("Lý Văn Trống", null);
        var suspended = office.Elder("Lý Văn Dừng", "Nà Mon");
        office.Office.Db.Grants.Single(one => one.PersonId == suspended.Id).SuspendedFromMonth =
            new Policy.Month(2024, 7);
        office.Office.Db.SaveChanges();
        var (naMon, banMoi) = (office.Add(Good), office.Add(NetworkOffice.Asked("Nhà ông trưởng bản", "Bản  mới")));

        var coverage = office.Coverage(NetworkOffice.Today);

        (coverage.At(naMon), coverage.At(banMoi), coverage.Total, coverage.UnservedPeople).ShouldBe((2, 1, 5, 2));
        coverage.Unserved.Select(one => one.Hamlet).ShouldBe(["Bản Xa", null]);
        office.Events("PAYMENT_POINT_ADDED").ShouldBe(2);
        NetworkOffice.Refused(() => office.Add(NetworkOffice.Asked("Điểm hai", "na mon"))).ShouldBe("HAMLET_SERVED");
        office.Events("PAYMENT_POINT_ADDED").ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_change_holds_from_its_day_on_and_the_days_before_keep_what_held(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var id = office.Add(Good);
        var august = new DateOnly(2024, 8, 1);
        office.Change(id, NetworkOffice.Asked("Trụ sở UBND", "Nà Mon", "Bản Xa") with { FromOn = august });

        var row = office.Point(id);

        row.On(new DateOnly(2024, 7, 31)).Terms.Name.ShouldBe("Nhà văn hóa Nà Mon");
        row.On(new DateOnly(2024, 7, 31)).Staff.ShouldHaveSingleItem().Phone.ShouldBe("0912345678");
        row.On(august).Terms.Name.ShouldBe("Trụ sở UBND");
        row.On(august).Hamlets.Select(one => one.Hamlet).ShouldBe(["Bản Xa", "Nà Mon"]);
        NetworkOffice.Refused(() => office.Change(id, Good)).ShouldBe("FROM_EARLY");
        NetworkOffice.Refused(() => office.Add(NetworkOffice.Asked("Điểm hai", "Bản Xa"))).ShouldBe("HAMLET_SERVED");

        // The same day again goes before, so that a slip is mended.
        office.Change(id, NetworkOffice.Asked("Trụ sở UBND xã", "Nà Mon") with { FromOn = august });
        office.Point(id).On(august).Terms.Name.ShouldBe("Trụ sở UBND xã");
        office.Events("PAYMENT_POINT_CHANGED").ShouldBe(2);
        office.Add(NetworkOffice.Asked("Điểm hai", "Bản Xa") with { FromOn = new DateOnly(2024, 9, 1) });
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task An_ended_point_serves_nobody_gives_its_hamlets_free_and_loses_later_days(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        office.Elder("Nông Thị Mẩy", "Nà Mon");
        var id = office.Add(Good);
        office.Set(id, "2024-07-05");
        office.Set(id, "2024-08-05");

        NetworkOffice.Refused(() => office.End(id, new DateOnly(2024, 7, 31), "hết")).ShouldBe("REASON_SHORT");
        NetworkOffice.Refused(() => office.End(id, new DateOnly(2024, 6, 1))).ShouldBe("END_DAY");
        NetworkOffice.Refused(() => office.End(id, null)).ShouldBe("END_DAY");
        office.End(id, new DateOnly(2024, 7, 31));
        office.End(id, new DateOnly(2024, 7, 31));

        office.Events("PAYMENT_POINT_ENDED").ShouldBe(1);
        office.Point(id).Days.Select(one => one.Day).ShouldBe([new DateOnly(2024, 7, 5)]);
        office.Coverage(new DateOnly(2024, 7, 31)).At(id).ShouldBe(1);
        office.Coverage(new DateOnly(2024, 8, 1)).At(id).ShouldBe(0);
        NetworkOffice.Refused(() => office.Add(NetworkOffice.Asked("Điểm hai", "Nà Mon"))).ShouldBe("HAMLET_SERVED");
        office.Add(NetworkOffice.Asked("Điểm hai", "Nà Mon") with { FromOn = new DateOnly(2024, 8, 1) });
        NetworkOffice.Refused(() => office.Set(id, "2024-08-05")).ShouldBe("DAY_OUTSIDE");
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Terms_are_not_changed_in_the_database_and_another_place_sees_none(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        var id = office.Add(Good);
        Should.Throw<System.Data.Common.DbException>(() => office.Office.Db.Execute(
            "UPDATE payment_point_terms SET name = 'x'")).Message.ShouldContain("append-only");
        Should.Throw<System.Data.Common.DbException>(() => office.Office.Db.Execute("DELETE FROM payment_points"));

        office.Office.Areas = [-1];
        office.Office.Fresh(db => PointQueries.One(db, id, [-1])).ShouldBeNull();
        if (engine == Engine.Postgres)
        {
            office.Office.Fresh(db => PointQueries.Read(db, null)).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task Ten_times_the_people_and_points_take_no_more_statements(Engine engine)
    {
        await using var office = await NetworkOffice.OpenAsync(engine);
        office.Elder("Nông Thị Mẩy", "Nà Mon");
        office.Add(Good);
        var few = Statements(office);
        for (var i = 0; i < 9; i++)
        {
            office.Elder($"Nông Thị {i}", $"Bản {i}");
            office.Add(NetworkOffice.Asked($"Điểm {i}", $"Bản {i}"));
        }

        Statements(office).ShouldBe(few);
        few.ShouldBeLessThan(10);
    }

    private static int Statements(NetworkOffice office) => office.Office.Fresh(db =>
    {
        PointQueries.Read(db, [office.Office.Commune]);
        PointQueries.Cash(db, [office.Office.Commune], NetworkOffice.Today);
        return db.Statements;
    });
}
