using AnSinh.Core.Audit;
using AnSinh.Core.LawFiles;
using AnSinh.Core.Registry;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Policy;
using AnSinh.Policy.Law;
using Microsoft.EntityFrameworkCore;

namespace AnSinh.Core.Imports;

/// <summary>
/// Takes an office's list in: reads it, refuses it whole or applies its good rows in one transaction. The same bytes
/// again do nothing; a dry run does everything and takes it back.
/// </summary>
/// <param name="db">The register.</param>
/// <param name="clock">Time of Viet Nam.</param>
/// <param name="ids">New identifiers.</param>
/// <param name="law">Knows the standard rate that amounts are checked with.</param>
public sealed class ImportService(AppDb db, TimeProvider clock, IdSource ids, LoadedLaw law)
{
    public ImportReport Run(ImportRequest request, Actor actor)
    {
        using var wide = db.LookEverywhere();
        var communes = new CommuneDirectory(db, request.AllowedAreaIds);
        var report = ImportReader.Read(request.Bytes, request.FileName, Options(request, communes));
        if (report.Kind is not null && Earlier(report) is { } before)
        {
            return Again(report, before);
        }

        report = Checked(report, request, communes, out var commune);
        if (report.Refused)
        {
            return report with { Effect = new ImportEffect(0, 0, 0, report.Counts.Rejected) };
        }

        if (SourceProfile.Of(report.Kind!)!.ReadOnly is { } told)
        {
            return report with
            {
                Effect = new ImportEffect(0, 0, 0, report.Counts.Rejected),
                Message = told + Matched(report, request, communes, commune),
            };
        }

        return Applied(report, request, actor, communes, commune);
    }

    private ImportOptions Options(ImportRequest request, CommuneDirectory communes) => new(
        new ImportLookups
        {
            StandardRateVnd = month => law.Book.Covers(month)
                ? law.Book.NumberIn(ParameterIds.StandardRate, month)
                : null,
            KnowsCommune = (code, day) => communes.ByCode(code, day) is not null,
            CommuneNamed = (text, issuer, day) => communes.ByName(text, issuer, day) is { } commune
                ? new NamedCommune(commune.Code, commune.Name) : null,
            BankOfBin = BankDirectory.CodeOf,
        },
        clock.Today())
    {
        Kind = request.Kind,
        Month = request.Month,
        Limits = request.Limits,
        Mappings = request.Mapping is { } said ? [said] : ImportMappings.Current(db, request.OfficeAreaId),
    };

    private ImportFile? Earlier(ImportReport report) => db.ImportFiles.AsNoTracking()
        .FirstOrDefault(file => file.Sha256 == report.Sha256 && file.Kind == report.Kind);

    private static ImportReport Again(ImportReport report, ImportFile before) => report with
    {
        FileErrors = [.. report.FileErrors.Select(error => error with { Accepted = true })],
        Effect = new ImportEffect(
            0, 0, before.NewPeople + before.ChangedPeople + before.SamePeople, before.RejectedRows),
        Message = "Tệp này đã nhập ngày "
            + $"{DateText.Show(DateOnly.FromDateTime(before.ImportedAt.ToOffset(VietnamClock.Offset).DateTime))} "
            + $"({before.Name}); không có gì mới.",
    };

    /// <summary>
    /// File errors after what the officer accepts, the commune of the list, and rows that touch other communes.
    /// </summary>
    private static ImportReport Checked(
        ImportReport report, ImportRequest request, CommuneDirectory communes, out CommuneOnDay? commune)
    {
        commune = null;
        var errors = report.FileErrors
            .Select(error =>
                error with { Accepted = error.Acceptable && request.Accepted.Contains(error.Code) }).ToList();
        if (report.Kind is ImportKinds.BankReturn or null || (report.Period is null && report.Year is null))
        {
            return report with { FileErrors = errors };
        }

        var day = report.Period is { } period ? Month.Parse(period).LastDay : new DateOnly(report.Year!.Value, 12, 31);
        if (report.Kind != ImportKinds.SoftwareExport)
        {
            commune = CommuneOf(report, request, communes, day);
            report = commune is null || report.Kind != ImportKinds.PaymentList ? report
                : report with { Issuer = "UBND " + commune.FullName };
        }

        if (report.Kind == ImportKinds.PaymentList && commune is null)
        {
            errors.Add(AreaUnknown(report));
        }
        else if (commune is not null && request.AllowedAreaIds?.Contains(commune.Id) == false)
        {
            errors.Add(new FileError(
                "AREA_NOT_YOURS", $"{commune.Name} không thuộc địa bàn của tài khoản. Nhờ tài khoản của xã nhập."));
        }
        else if (SourceProfile.Of(report.Kind!)!.ReadOnly is null)
        {
            report = InPlace(report, request, communes, commune);
        }

        if (request.AllOrNothing && report.Counts.Rejected > 0)
        {
            errors.Add(new FileError("ROWS_REFUSED",
                $"{report.Counts.Rejected} dòng bị từ chối, và lệnh nhập yêu cầu tất cả hoặc không. Sửa các dòng đó "
                    + "rồi nhập lại."));
        }

        return report with { FileErrors = errors };
    }

    private static CommuneOnDay? CommuneOf(
        ImportReport report, ImportRequest request, CommuneDirectory communes, DateOnly day) =>
        request.AreaId is { } id ? communes.ById(id, day)
        : (report.Issuer is { } issuer ? communes.ByIssuer(issuer, day) : null)
            ?? (report.Title is { } title && report.Kind is not ImportKinds.PaymentList ? communes.ByTitle(title, day)
                : null);

    private static FileError AreaUnknown(ImportReport report) => new(
        "AREA_UNKNOWN",
        $"Chưa rõ xã của danh sách (đầu trang ghi “{report.Issuer ?? "trống"}”). "
            + "Nhập lại và ghi rõ xã, ví dụ --area 06220.");

    /// <summary>Refuses rows of communes that are not known or not the user's.</summary>
    private static ImportReport InPlace(
        ImportReport report, ImportRequest request, CommuneDirectory communes, CommuneOnDay? commune)
    {
        var people = new RowPeople(report, communes, commune);
        return Rejecting(report, row =>
            people.CommuneOf(row) is { } found
                ? request.AllowedAreaIds?.Contains(found.Id) == false ? ("AREA_NOT_YOURS", found.Code) : null
                : report.Kind is ImportKinds.RegistryList
                    && row.Reasons is null ? ("COMMUNE_UNKNOWN", row.Text("commune")) : null);
    }

    /// <summary>How many rows of a list that is only read name somebody of the register.</summary>
    private string Matched(ImportReport report, ImportRequest request, CommuneDirectory communes, CommuneOnDay? commune)
    {
        if (report.Kind == ImportKinds.BankReturn)
        {
            return "";
        }

        var people = new RowPeople(report, communes, commune);
        var named = report.Expected.Select(people.Of).OfType<NamedPerson>().ToList();
        var known = KnownPeople.Read(db, named);
        var found = named.Count(one => known.Find(one) is { } person
            && request.AllowedAreaIds?.Contains(person.Person.AreaId) != false);
        db.ChangeTracker.Clear();
        return $" {VndText.Number(found)} người khớp sổ, "
            + $"{VndText.Number(report.Counts.Expected - found)} người chưa thấy trong sổ.";
    }

    /// <summary>Moves good rows that have a reason after all to the refused ones.</summary>
    private static ImportReport Rejecting(ImportReport report, Func<ImportRow, (string Code, string? Read)?> reason)
    {
        ImportRow Marked(ImportRow row) => reason(row) is not var (code, read) ? row : row with
        {
            Reasons = [.. (row.Reasons ?? []).Append(code).Order(StringComparer.Ordinal)],
            Sentences = [.. row.Sentences ?? [], ImportReasons.Sentence(code, row.Row, null, null, read)],
        };
        var rows = InOrder(report).Select(Marked).ToList();
        List<ImportRow> expected = [.. rows.Where(row => row.Reasons is null)],
            rejected = [.. rows.Where(row => row.Reasons is not null)];
        return report with
        {
            Expected = expected,
            Rejected = rejected,
            Counts = report.Counts with { Expected = expected.Count, Rejected = rejected.Count },
        };
    }

    /// <summary>All rows as they stand in the file, sheet by sheet.</summary>
    private static IEnumerable<ImportRow> InOrder(ImportReport report)
    {
        var sheets = report.Expected.Concat(report.Rejected).Select(row => row.Sheet).Distinct().ToList();
        return report.Expected.Concat(report.Rejected).OrderBy(row => sheets.IndexOf(row.Sheet)).ThenBy(row => row.Row);
    }

    private ImportReport Applied(
        ImportReport report, ImportRequest request, Actor actor, CommuneDirectory communes, CommuneOnDay? commune)
    {
        using var transaction = db.Database.BeginTransaction();
        try
        {
            report = Distinct(report, communes, commune, request.AllowedAreaIds, out var known);
            if (request.AllOrNothing && report.Rejected.Count > 0)
            {
                return Checked(report, request, communes, out _);
            }

            if (!Entering(report).Any())
            {
                return NothingEnters(report);
            }

            var scene = Scene(report, actor, commune);
            var message = Apply(report, scene, known, communes, commune);
            db.ImportFiles.Add(scene.File);
            foreach (var error in report.FileErrors)
            {
                scene.Audit.Add(
                    actor, "IMPORT_ACCEPTED", ("import_file", scene.File.Id.ToString()),
                    $"Chấp nhận {error.Code} của tệp {report.File}: {error.Message}", commune?.Id);
            }

            scene.Save(report);
            message = string.Join(' ', new[] { message, Doubled(scene.File) }.OfType<string>());
            if (!request.DryRun)
            {
                transaction.Commit();
            }

            return report with
            {
                Stored = !request.DryRun,
                Effect = new ImportEffect(
                    scene.File.NewPeople, scene.File.ChangedPeople, scene.File.SamePeople, report.Counts.Rejected),
                Message = message.Length > 0 ? message : null,
            };
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>New people who may be in the register already; null where nobody is.</summary>
    private string? Doubled(ImportFile file)
    {
        var pairs = file.NewPeople == 0 ? 0 : new DuplicateFinder(db, clock).FindOf(file.Id);
        return pairs == 0 ? null
            : $"{VndText.Number(pairs)} cặp nghi trùng với người đã có trong sổ hoặc trong tệp; "
                + "xem ở trang Nghi trùng.";
    }

    /// <summary>
    /// A file of which no row may enter is not kept as taken in: the right account, or a repaired file, can bring it again.
    /// </summary>
    private static ImportReport NothingEnters(ImportReport report) => report with
    {
        FileErrors = [.. report.FileErrors, new FileError("NO_GOOD_ROW",
            $"Không dòng nào trong {VndText.Number(report.Rejected.Count)} dòng nhập được; lý do ở từng dòng. "
            + "Sửa rồi nhập lại.")],
        Effect = new ImportEffect(0, 0, 0, report.Counts.Rejected),
    };

    private ImportScene Scene(ImportReport report, Actor actor, CommuneOnDay? commune)
    {
        var (id, now) = (ids.Next(), clock.GetUtcNow());
        return new ImportScene(db, ids, now, actor, new ImportFile
        {
            Id = id,
            Sha256 = report.Sha256!,
            Name = report.File,
            Kind = report.Kind!,
            Month = Month.Parse(report.Period!),
            AreaId = commune?.Id,
            ImportedAt = now,
            ImportedBy = actor.Login,
            AcceptedReason = report.FileErrors.Count > 0
            ? string.Join(", ", report.FileErrors.Select(error => error.Code))
            : null,
            ExpectedRows = report.Counts.Expected,
            RejectedRows = report.Counts.Rejected,
            NewPeople = 0,
            ChangedPeople = 0,
            SamePeople = 0,
            KeepsChanges = true,
            ReportJson = db.Vault.Close(Kept(report).ToJson(), id, SealedField.ImportReport)!.Value,
        });
    }

    /// <summary>
    /// Good rows go into the register; the stored report names them without repeating what they say of people.
    /// </summary>
    private static ImportReport Kept(ImportReport report) => report with
    {
        Expected = [.. report.Expected.Select(row => row with { Fields = ImportRow.NoFields })],
    };

    /// <summary>
    /// Reads the people the file can mean; a row whose identity number belongs to somebody else is refused.
    /// </summary>
    private ImportReport Distinct(
        ImportReport report, CommuneDirectory communes, CommuneOnDay? commune, IReadOnlyCollection<int>? allowed,
        out KnownPeople known)
    {
        var rowPeople = new RowPeople(report, communes, commune);
        var named = Entering(report).Select(row => (Key: (row.Sheet, row.Row), Person: rowPeople.Of(row)))
            .Where(row => row.Person is not null).ToDictionary(row => row.Key, row => row.Person!);
        var people = KnownPeople.Read(db, named);
        known = people;
        return Rejecting(report, row => !RegisterImport.Enters(row) ? null
            : !named.TryGetValue((row.Sheet, row.Row), out var person) ? ("DOB_INVALID", null)
            : people.IsCodeOfAnother(person) ? ("CODE_OF_ANOTHER", person.Code)
            : TakenByAnother(person, people) ? ("ID_OF_ANOTHER", person.Identity)
            : !ImportKinds.KnownOnly(report.Kind, row) ? null
            : people.Find(person) is not { } found ? ("PERSON_UNKNOWN", person.Name)
            : allowed?.Contains(found.Person.AreaId) == false ? ("AREA_NOT_YOURS", person.Name) : null);
    }

    private static bool TakenByAnother(NamedPerson named, KnownPeople known)
    {
        if (known.ByIdentity(named.Identity) is not { } owner)
        {
            return false;
        }

        return known.Find(named) != owner
            || (!VietnameseText.MaybeSameName(owner.Person.FullName, named.Name) && owner.Person.Code != named.Code);
    }

    private static IEnumerable<ImportRow> Entering(ImportReport report) =>
        report.Kind == ImportKinds.SoftwareExport
            ? InOrder(report).Where(RegisterImport.Enters)
            : report.Expected;

    private string? Apply(
        ImportReport report, ImportScene scene, KnownPeople known, CommuneDirectory communes, CommuneOnDay? commune)
    {
        switch (report.Kind)
        {
            case ImportKinds.PaymentList:
                return ApplyList(report, scene, known, commune!);
            case ImportKinds.SoftwareExport:
                var register = new RegisterImport(scene, SourceProfile.Of(ImportKinds.SoftwareExport)!, communes);
                foreach (var row in Entering(report))
                {
                    register.Apply(row, known);
                }

                return report.PeriodAssumed == true
                    ? $"Tệp không ghi tháng; đã lấy tháng {DateText.Show(scene.Month)} "
                        + "(tháng hưởng mới nhất). Nếu khác, "
                        + "nhập lại với --month."
                    : null;
            default:
                return ApplyRows(report, scene, known);
        }
    }

    private static string? ApplyRows(ImportReport report, ImportScene scene, KnownPeople known)
    {
        var entering = new RegistryListImport(scene, SourceProfile.Of(report.Kind!)!);
        var (movement, account) = (new MovementImport(scene), new AccountImport(scene));
        foreach (var row in report.Expected)
        {
            if (!ImportKinds.KnownOnly(report.Kind, row))
            {
                entering.Apply(row, known);
            }
            else if (report.Kind == ImportKinds.AccountRegistration)
            {
                account.Apply(row, known.Find(known.NamedIn(row))!);
            }
            else
            {
                movement.Apply(row, known.Find(known.NamedIn(row))!);
            }
        }

        return scene.Work.Count == 0 ? null
            : $"{VndText.Number(scene.Work.Count)} việc cần làm được mở vì danh sách chưa nói đủ; "
                + "xem ở trang việc cần làm.";
    }

    private string? ApplyList(ImportReport report, ImportScene scene, KnownPeople known, CommuneOnDay commune)
    {
        var people = new PaymentHistoryImport(scene, commune);
        if (ClosedList.Exists(db, scene.Month, commune.Id))
        {
            foreach (var row in report.Expected)
            {
                people.Apply(row, known);
            }

            return $"Sổ đã có danh sách tháng {DateText.Show(scene.Month)} của {commune.Name}; chỉ đối chiếu người, "
                + "không ghi thêm danh sách.";
        }

        var list = new ClosedList(db, scene, commune);
        foreach (var row in report.Expected)
        {
            list.Add(row, people.Apply(row, known));
        }

        list.Save();
        return null;
    }
}
