using System.Text;
using AnSinh.Core.Shared;

namespace AnSinh.Core.Tests.Shared;

[Trait("Check", "S20")]
public class VietnameseTextTests
{
    public static TheoryData<string, string, string> Pairs =>
        [.. Samples.Rows("corpora/match_pairs.tsv")
            .Select(row => new TheoryDataRow<string, string, string>(row[0], row[1], row[2]))];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Pairs_of_names_match_as_the_corpus_says(string one, string other, string expected)
    {
        VietnameseText.SameName(one, other).ShouldBe(expected.StartsWith("SAME", StringComparison.Ordinal));
        VietnameseText.MaybeSameName(one, other).ShouldBe(!expected.StartsWith("DIFF", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_is_cleaned_to_one_form()
    {
        VietnameseText.Clean(" Hứa  Thị\u00A0Bích \u200B Bưởi ".Normalize(NormalizationForm.FormD))
            .ShouldBe("Hứa Thị Bích Bưởi");
        VietnameseText.Clean("Ðặng").ShouldBe("Đặng");
        VietnameseText.Clean(null).ShouldBe("");
        VietnameseText.Clean("a\uD800b").ShouldBe("a\uFFFDb");
    }

    [Fact]
    public void Folding_drops_marks_and_case()
    {
        VietnameseText.Fold("Đặng Thị Ổn Ð").ShouldBe("dang thi on d");
        VietnameseText.SearchKey(" H’Hen  Niê-Êban ").ShouldBe("hhen nie eban");
    }

    [Fact]
    public void All_capitals_get_title_case_and_other_names_stay()
    {
        VietnameseText.Name("NGUYỄN THỊ ÁNH").ShouldBe("Nguyễn Thị Ánh");
        VietnameseText.Name("Y Moan Ênuôl").ShouldBe("Y Moan Ênuôl");
        VietnameseText.Name("nguyễn văn hai").ShouldBe("nguyễn văn hai");
    }

    [Fact]
    public void Names_sort_by_given_name_then_middle_then_surname()
    {
        string[] sorted =
        [
            "Lê An", "Trần Thị An", "Nguyễn Văn An", "Phạm Văn Ẩn", "Lê Văn Ấn", "Nguyễn Thị Ân",
            "Hoàng Văn Ba", "Hoàng Văn Bà", "Hoàng Văn Bả", "Hoàng Văn Bã", "Hoàng Văn Bá", "Hoàng Văn Bạ",
            "Nông Văn Dũng", "Lương Văn Đạt", "Đặng Thị Đức", "H'Hen Niê", "Y Moan Ênuôl", "Bùi Thị Oanh",
            "Bùi Thị Ổn", "Bùi Thị Ơn",
        ];
        sorted = ["Lê An", "Trần Thị An", "Nguyễn Văn An", "Nguyễn Thị Ân", "Phạm Văn Ẩn", "Lê Văn Ấn", .. sorted[6..]];
        sorted.OrderBy(VietnameseText.SortKey, StringComparer.Ordinal).ShouldBe(sorted);
        sorted.All(name => VietnameseText.SortKey(name).All(char.IsAsciiDigit)).ShouldBeTrue();
    }

    [Fact]
    public void The_sort_key_does_not_see_spelling_that_does_not_count()
    {
        VietnameseText.SortKey("TRƯƠNG HOÀ").ShouldBe(VietnameseText.SortKey("Trương  Hòa"));
        VietnameseText.SortKey("Nguyễn Văn Hai (bé)").ShouldBeGreaterThan(VietnameseText.SortKey("Nguyễn Văn Hai"));
        VietnameseText.SortKey("Nguyễn Văn Hai (bé)").ShouldBeLessThan(VietnameseText.SortKey("Nguyễn Văn Hải"));
    }
}
