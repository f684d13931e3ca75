namespace AnSinh.Web.Tests; public class PlaceholderTests { [Fact] public void Builds() => 1.ShouldBe(1); }
