using AnSinh.Core.Shared;
using AnSinh.Policy;

namespace AnSinh.Core.Imports;

/// <summary>
/// Whom the rows of a report name, and in which commune; rows whose commune is not known are refused.
/// </summary>
internal sealed class RowPeople(ImportReport report, CommuneDirectory communes, CommuneOnDay? commune)
{
    private readonly Month month = report.Period is { } period ? Month.Parse(period)
        : new Month(report.Year!.Value, 12);

    /// <summary>The commune a row says, else the one of the list.</summary>
    public CommuneOnDay? CommuneOf(ImportRow row) => row.Text("commune_code") is { } code
        ? communes.ByCode(code, month.LastDay)
        : (row.Text("commune") ?? LastPart(row.Text("address"))) is { } name
            ? communes.ByName(name, Around, month.LastDay) ?? commune
            : commune;

    /// <summary>Null where the row cannot be looked for.</summary>
    public NamedPerson? Of(ImportRow row)
    {
        if (row.Text("full_name") is not { } name || BirthOf(row) is not { } birth)
        {
            return null;
        }

        return report.Kind switch
        {
            ImportKinds.SoftwareExport => RegisterImport.Named(row, communes, month),
            ImportKinds.PaymentList or ImportKinds.RegistryList => PaymentHistoryImport.Named(row, CommuneOf(row)!),
            ImportKinds.MovementList when row.Text("change") == "increase" =>
                PaymentHistoryImport.Named(row, CommuneOf(row)!),
            _ => new NamedPerson(null, row.Text("id_no"), name, birth, CommuneOf(row)?.Id ?? 0),
        };
    }

    /// <summary>As written; else the year that a number of 12 digits tells.</summary>
    public static BirthDate? BirthOf(ImportRow row) => row.Text("dob") is { } dob ? BirthDate.Parse(dob)
        : row.Text("id_no") is { } number && CitizenId.BirthYearOf(number) is { } year ? new BirthDate(year, 0, 0)
        : null;

    private string? Around => report.Issuer is null ? report.Title : report.Issuer + " " + report.Title;

    private static string? LastPart(string? address) => address?.Split(',')[^1].Trim();
}
