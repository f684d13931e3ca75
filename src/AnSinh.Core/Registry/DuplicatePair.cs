namespace AnSinh.Core.Registry;

/// <summary>What was decided about two records.</summary>
public enum DuplicateState
{
    /// <summary>Nobody has looked yet.</summary>
    Open,

    /// <summary>Two people; not proposed again.</summary>
    Different,

    /// <summary>One person; one record was merged into the other.</summary>
    Same,
}

/// <summary>Two records that may be one person (nghi trùng). The smaller id is the first.</summary>
public sealed class DuplicatePair
{
    public required Guid OneId { get; init; }

    public required Guid OtherId { get; init; }

    /// <summary>Codes of <see cref="DuplicateReasons"/> with spaces between.</summary>
    public required string Reasons { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    public required DuplicateState State { get; set; }

    public string? DecidedBy { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Decision { get; set; }
}

/// <summary>A record merged into another (gộp hồ sơ), and everything that takes it back.</summary>
public sealed class PersonMerge
{
    public required Guid Id { get; init; }

    public required Guid KeptId { get; init; }

    public required Guid GoneId { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset MergedAt { get; init; }

    public required string MergedBy { get; init; }

    /// <summary>A <see cref="MergeChanges"/>.</summary>
    public required string ChangesJson { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }

    public string? UndoReason { get; set; }
}

/// <summary>Decisions ended with how they stood, and what was copied to the kept record.</summary>
public sealed record MergeChanges(
    IReadOnlyList<EndedGrant> Ended, IReadOnlyList<Guid> Grants, IReadOnlyList<Guid> Facts, Guid? Method);

/// <summary>A decision that a merge ended; months as yyyymm.</summary>
public sealed record EndedGrant(Guid Id, int? UntilMonth, string? EndReason);

/// <summary>Why two records may be one person.</summary>
public static class DuplicateReasons
{
    public const string NameAndBirth = "NAME_BIRTH";
    public const string NameAndYear = "NAME_YEAR";
    public const string OldId = "OLD_ID";
    public const string Account = "ACCOUNT";
    public const string Phone = "PHONE";

    public static readonly IReadOnlyDictionary<string, string> Vietnamese = new Dictionary<string, string>
    {
        [NameAndBirth] = "trùng họ tên và ngày sinh",
        [NameAndYear] = "trùng họ tên và năm sinh",
        [OldId] = "trùng số CMND cũ",
        [Account] = "trùng số tài khoản",
        [Phone] = "trùng số điện thoại",
    };
}
