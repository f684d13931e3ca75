namespace AnSinh.Web.Pages.Network.BankForm;

/// <summary>A fee of the form: whether the bank waives it, and its days where it is not the whole time.</summary>
public sealed class WaiverChoice
{
    public string? Code { get; set; }

    public bool Chosen { get; set; }

    public string? FromText { get; set; }

    public string? UntilText { get; set; }

    public string? Terms { get; set; }
}
