using System.Net;
using AnSinh.Web.Host;
using AnSinh.Web.Tests.Running;

namespace AnSinh.Web.Tests.Host;

/// <summary>Two web nodes on one database: who loses his node goes on at the other.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private readonly string keys = Directory.CreateTempSubdirectory("ansinh-keys").FullName;
    private readonly Site site;

    public TwoNodesTests() => site = new Site { KeysFolder = keys };

    [Fact]
    public async Task A_session_goes_on_at_another_node_that_shares_the_folder_of_keys()
    {
        await using var other = await NodeAsync(keys);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/doi-mat-khau");
        officer.GoTo(other);
        (await officer.OpenAsync("/")).Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain("Người Công chức");
    }

    [Fact]
    public async Task A_form_of_one_node_may_be_sent_to_the_other()
    {
        await using var other = await NodeAsync(keys);
        using var officer = await Visitor.SignedInAsync(site, "officer");
        await officer.OpenAsync("/doi-mat-khau");
        officer.GoTo(other);
        await officer.SendAsync("main form", ("Current", "sai"), ("Chosen", "mùa lúa chín"), ("Again", "mùa lúa chín"));
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain("Mật khẩu đang dùng chưa đúng");
    }

    [Fact]
    public async Task Control_a_node_with_keys_of_its_own_knows_nobody()
    {
        await using var other = await NodeAsync(Path.Combine(keys, "others"));
        using var officer = await Visitor.SignedInAsync(site, "officer");
        officer.GoTo(other);
        (await officer.OpenAsync("/")).SentTo.ShouldContain("/dang-nhap");
    }

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(keys, recursive: true);
    }

    private async Task<WebApplication> NodeAsync(string folder)
    {
        var node = WebHost.Build(site.Options with { KeysFolder = folder });
        await node.StartAsync();
        return node;
    }
}
