using System.Security.Cryptography;
using System.Text;
using AnSinh.Core.Backups;
using AnSinh.Core.Store;

namespace AnSinh.Web.Tests.Running;

/// <summary>A fingerprint of every row of every table that looking leaves alone.</summary>
public static class TableContent
{
    /// <summary>
    /// Written by looking: when a session was last used, and that a file was taken or a page refused.
    /// </summary>
    private static readonly string[] OfLooking =
        ["user_sessions", "audit_events", "audit_links", "audit_heads", "audit_roots"];

    public static async Task<Dictionary<string, string>> ContentAsync(this Site site)
    {
        var content = new Dictionary<string, string>();
        await new MonthOffice(site).WithAsync(db =>
        {
            foreach (var table in TableCounts.Names(db).Except(OfLooking))
            {
                var rows = new List<string>();
                using var reader = db.Read($"SELECT * FROM \"{table}\"");
                while (reader.Read())
                {
                    rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(at =>
                        reader.GetValue(at) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(at))));
                }

                rows.Sort(StringComparer.Ordinal);
                content[table] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))));
            }
        });
        content.Count.ShouldBeGreaterThan(20);
        return content;
    }

    /// <summary>The tables whose rows differ.</summary>
    public static IReadOnlyList<string> Changed(Dictionary<string, string> before, Dictionary<string, string> after) =>
        [.. after.Keys.Where(table => after[table] != before[table])];
}
