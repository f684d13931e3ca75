using System.Text;
using AnSinh.Core.Files;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Imports;

/// <summary>Columns whose headings nobody knows: an officer says what they mean, and the office remembers.</summary>
public class ColumnMappingTests
{
    private static readonly Dictionary<int, string> Fields = new()
    {
        [1] = "full_name",
        [2] = "dob",
        [3] = "hamlet",
        [4] = "category",
        [5] = "coefficient",
        [6] = "amount",
    };

    [Fact]
    public void A_table_of_strange_headings_is_shown_with_its_first_rows_and_guessed_headings()
    {
        var table = ColumnTable.Read(List("8"), ReadLimits.Web, new TableAsked("registry-list"));
        (table.FirstRow, table.Height, table.Columns.Count).ShouldBe((4, 1, 7));
        table.Rows.ShouldBe([5, 6]);
        table.Columns[1].ShouldBe(table.Columns[1] with { Letters = "B", Heading = "Quý ông bà", Field = null });
        table.Columns[1].Cells.ShouldBe(["Hứa Thị Thử", "Nông Văn Thử"]);
        table.Columns[0].Field.ShouldBe("number");
        ColumnTable.Read(List("8"), ReadLimits.Web, new TableAsked("registry-list", 0, 5, 2)).Columns[1].Heading
            .ShouldBe("Hứa Thị Thử Nông Văn Thử");
    }

    [Theory]
    [InlineData(1, "dob", "FIELD_TWICE", "Cột B và C cùng chọn “Ngày hoặc năm sinh”")]
    [InlineData(2, "", "FIELD_MISSING", "Chưa chọn cột nào là “Ngày hoặc năm sinh”")]
    [InlineData(2, "birthday", "FIELD_UNKNOWN", "“birthday” không phải trường của Danh sách đối tượng")]
    [InlineData(9, "note", "COLUMN_UNKNOWN", "Bảng không có cột J")]
    public void A_mapping_that_makes_no_list_is_refused_with_a_sentence(
        int column, string field, string code, string sentence)
    {
        var table = ColumnTable.Read(List("8"), ReadLimits.Web, new TableAsked("registry-list"));
        var fields = new Dictionary<int, string>(Fields);
        fields.Remove(column);
        if (field.Length > 0)
        {
            fields[column] = field;
        }

        var refusal = Should.Throw<RefusedException>(() => table.Mapped(fields)).Refusal;
        refusal.Code.ShouldBe(code);
        refusal.Message.ShouldContain(sentence);
        table.Mapped(Fields).Columns.Count.ShouldBe(6);
    }

    [Fact]
    public void One_of_several_columns_is_needed_too()
    {
        var table = ColumnTable.Read(List("8"), ReadLimits.Web, new TableAsked("registry-list"));
        table.Faults(new Dictionary<int, string> { [1] = "full_name", [2] = "dob", [5] = "coefficient" })
            .ShouldHaveSingleItem().Message.ShouldStartWith("Cần thêm một trong các cột: Thôn, tổ, ");
        table.Faults(new Dictionary<int, string> { [1] = "full_name", [2] = "dob", [4] = "category" })
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task The_next_file_with_the_same_headings_is_read_so_until_the_office_forgets(Engine engine)
    {
        await using var register = await RegisterOnDisk.OpenAsync(engine);
        var office = register.AreaId("06220");
        Import(register, "8", office).FileErrors.ShouldHaveSingleItem().Code.ShouldBe("KIND_UNKNOWN");
        register.Remember(ColumnTable.Read(List("8"), ReadLimits.Web, new TableAsked("registry-list"))
            .Mapped(Fields), office);

        var report = Import(register, "8", office);
        report.Stored.ShouldBeTrue();
        report.Mapping!.Remembered!.MappedBy.ShouldBe("canbo");
        // The rules of money are the kind's own: one row has an amount that its coefficient does not make.
        report.Rejected.ShouldHaveSingleItem().Reasons.ShouldBe(["AMOUNT_MISMATCH"]);
        report.Expected.ShouldHaveSingleItem().Text("full_name").ShouldBe("Hứa Thị Thử");
        // Another month in a heading is the same layout; another office knows nothing of it.
        Import(register, "9", office).Mapping.ShouldNotBeNull();
        Import(register, "10", null).FileErrors.ShouldHaveSingleItem().Code.ShouldBe("KIND_UNKNOWN");
        register.Count("audit_events", "action = 'IMPORT_MAPPED'").ShouldBe(1);

        register.Forget(ImportMappings.Current(register.Db, office).Single().Remembered!.Id, office);
        Import(register, "11", office).FileErrors.ShouldHaveSingleItem().Code.ShouldBe("KIND_UNKNOWN");
        register.Count("import_mappings").ShouldBe(2);
        Should.Throw<RefusedException>(() => register.Forget(Guid.CreateVersion7(), office))
            .Refusal.Code.ShouldBe("MAPPING_UNKNOWN");
    }

    [Fact]
    public async Task What_is_said_again_takes_the_place_of_what_was_said_and_the_same_is_written_once()
    {
        await using var register = await RegisterOnDisk.OpenAsync(Engine.Sqlite);
        var office = register.AreaId("06220");
        var table = ColumnTable.Read(List("8"), ReadLimits.Web, new TableAsked("registry-list"));
        register.Remember(table.Mapped(Fields), office);
        register.Remember(table.Mapped(Fields), office);
        register.Count("import_mappings").ShouldBe(1);
        register.Remember(table.Mapped(new Dictionary<int, string>(Fields) { [0] = "note" }), office);
        ImportMappings.Current(register.Db, office).ShouldHaveSingleItem().Columns[0].Field.ShouldBe("note");
        register.Count("import_mappings").ShouldBe(2);
    }

    [Fact]
    public void A_file_of_columns_names_them_by_heading_or_letters()
    {
        var mapping = MappingFile.Read(
            """
            {"kind": "registry-list", "columns":
                {"Quý ông bà": "full_name", "c": "dob", "Ở đâu": "hamlet", "E": "category"}}
            """, List("8"), ReadLimits.Web);
        mapping.Columns.Select(one => (one.Column, one.Field)).ShouldBe(
            [(1, "full_name"), (2, "dob"), (3, "hamlet"), (4, "category")]);
        foreach (var (json, code) in new[]
        {
            ("[]", "MAPPING_FORM"), ("""{"kind": "x", "columns": {}}""", "KIND_UNKNOWN"),
            ("""{"kind": "registry-list", "columns": {"Z": "dob"}}""", "COLUMN_UNKNOWN"),
            ("""{"kind": "registry-list", "columns": {"B": "dob", "Quý ông bà": "full_name"}}""", "COLUMN_TWICE"),
            ("""{"kind": "registry-list", "columns": {"B": "dob"}, "more": 1}""", "MAPPING_FORM"),
        })
        {
            Should.Throw<RefusedException>(() => MappingFile.Read(json, List("8"), ReadLimits.Web))
                .Refusal.Code.ShouldBe(code);
        }
    }

    [Fact]
    public void Every_column_that_can_be_chosen_has_a_name()
    {
        foreach (var field in SourceProfile.Mappable.SelectMany(source => source.Columns.Keys))
        {
            SourceProfile.NameOf(field).ShouldNotBe(field);
        }

        SourceProfile.NameOf("nobody").ShouldBe("nobody");
    }

    private static ImportReport Import(RegisterOnDisk register, string month, int? office) =>
        register.Import(new ImportRequest(List(month), $"la-{month}.csv") { OfficeAreaId = office });

    private static byte[] List(string month) => Encoding.UTF8.GetBytes(
        $"UBND XÃ HẢI YẾN\nHUYỆN CAO LỘC\nBẢNG KÊ Tháng {month} năm 2024\n"
        + $"STT;Quý ông bà;Tuổi mụ;Ở đâu;Thuộc loại;Nhân với;Lĩnh kỳ {month}/2024\n"
        + "1;Hứa Thị Thử;1959;Thôn A;Người khuyết tật nặng;1,5;750.000\n"
        + "2;Nông Văn Thử;1961;Thôn B;Người khuyết tật nặng;1,5;760.000\n");
}
