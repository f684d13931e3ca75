using AnSinh.Core.Audit;
using AnSinh.Core.Registry;
using AnSinh.Core.Reporting;
using AnSinh.Core.Sealing;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;
using AnSinh.Core.Tests.Payroll;

namespace AnSinh.Core.Tests.Sealing;

/// <summary>The keys change under people at work: nothing is lost, nothing changes, the old key is done with.</summary>
[Trait("Check", "S22")]
public sealed class KeyRotationTests
{
    private static readonly Actor Admin = Office.As("quantri");

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task After_a_rotation_every_value_reads_as_before_and_nothing_needs_the_old_key(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine, ownKeys: true);
        People(office, 5);
        office.Approved("2024-07");
        office.Order("2024-07");
        office.Export("2024-07", "agribank").Single().Lines.ShouldBe(5);
        var before = Accounts(office);
        var fingerprint = office.List("2024-07").Fingerprint;

        (await Rotation(office).RotateAsync(Admin, (_, _) => { }, CancellationToken.None)).ShouldBe(25);
        Rotation(office).Forget("k1", Admin);

        WholeDatabase.ColumnsWith(office.Db, "k1:").ShouldBe(["field_keys.check_value"]);
        Accounts(office).ShouldBe(before);
        office.List("2024-07").Fingerprint.ShouldBe(fingerprint);
        Broken(office).ShouldBeEmpty();
        new AuditVerifier(office.Db).Run().Faults.ShouldBeEmpty();
        Rotation(office).States().Select(state => (state.Id, state.RetiredAt is null, state.IsInFile))
            .ShouldBe([("k1", false, false), ("k2", true, true)]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_rotation_that_stopped_goes_on_with_the_key_it_made(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine, ownKeys: true);
        People(office, 3);
        var stopped = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(() => Rotation(office).RotateAsync(
            Admin, (_, _) => stopped.Cancel(), stopped.Token));
        Rotation(office).States().Count(state => state.RetiredAt is null).ShouldBe(2);

        await Rotation(office).RotateAsync(Admin, (_, _) => { }, CancellationToken.None);

        Rotation(office).States().Select(state => state.Id).ShouldBe(["k1", "k2"]);
        WholeDatabase.ColumnsWith(office.Db, "k1:").ShouldBe(["field_keys.check_value"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task People_written_during_a_rotation_end_with_the_new_key(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine, ownKeys: true);
        People(office, 3);
        var others = 0;

        await Rotation(office).RotateAsync(
            Admin,
            (_, _) =>
            {
                using var other = new AppDb(DatabaseSetup.Options(office.Address)).Enter(DataScope.Everywhere);
                var person = other.Persons.OrderBy(one => one.Code).First();
                person.SetCitizenId(other.Vault, $"99914000{++others:0000}");
                other.SaveChanges();
            },
            CancellationToken.None);

        others.ShouldBe(SealedColumn.All.Count);
        office.Db.ChangeTracker.Clear();
        office.Db.Vault.CitizenId(office.Db.Persons.OrderBy(one => one.Code).First()).ShouldBe(
            $"99914000{others:0000}");
        WholeDatabase.ColumnsWith(office.Db, "k1:").ShouldBe(["field_keys.check_value"]);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task What_was_copied_with_the_old_key_at_the_last_moment_is_closed_again_before_it_is_forgotten(
        Engine engine)
    {
        await using var office = await Office.OpenAsync(engine, ownKeys: true);
        People(office, 2);
        var late = office.Db.PaymentMethods.AsEnumerable().OrderBy(one => one.Id).First();
        var (old, account) = (late.AccountNo!.Value.Text, office.Db.Vault.Account(late));
        await Rotation(office).RotateAsync(Admin, (_, _) => { }, CancellationToken.None);
        office.Db.Execute("UPDATE payment_methods SET account_no = @p1 WHERE id = @p0", late.Id, old);

        Rotation(office).Forget("k1", Admin);

        office.Db.ChangeTracker.Clear();
        office.Db.Vault.Account(office.Db.PaymentMethods.Single(one => one.Id == late.Id)).ShouldBe(account);
    }

    [Theory]
    [MemberData(nameof(Engines.All), MemberType = typeof(Engines))]
    public async Task A_key_in_use_is_never_forgotten_and_the_keys_of_another_installation_are_refused(Engine engine)
    {
        await using var office = await Office.OpenAsync(engine, ownKeys: true);
        People(office, 1);
        Should.Throw<RefusedException>(() => Rotation(office).Forget("k1", Admin)).Refusal.Code
            .ShouldBe("KEY_NOT_RETIRED");
        var elsewhere = TestFolder.NewFolder();
        FieldKeyFile.FindOrMake(elsewhere);
        using var stranger = new AppDb(DatabaseSetup.Options(office.Address with { KeysFolder = elsewhere }));
        Should.Throw<RefusedException>(() => FieldKeys.Require(stranger)).Refusal.Code.ShouldBe("FIELD_KEYS_OTHER");
        FieldKeys.Require(office.Db);
        var nothing = TestFolder.NewFolder();
        using var without = new AppDb(DatabaseSetup.Options(office.Address with { KeysFolder = nothing }));
        Should.Throw<RefusedException>(() => FieldKeys.Require(without)).Refusal.Code.ShouldBe("FIELD_KEYS_MISSING");
    }

    private static void People(Office office, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var person = office.Elder($"Nông Thị Mẩy {(char)('A' + i)}", channel: PaymentMethod.Bank);
            person.SetCitizenId(office.Db.Vault, $"99914000{i + 9000:0000}");
            person.Ethnicity = office.Db.Vault.Close("02", person.Id, SealedField.Ethnicity);
        }

        office.Db.SaveChanges();
    }

    private static List<(string?, string?)> Accounts(Office office) => [.. office.Lines("2024-07").Select(line => (
        office.Db.Vault.Open(line.CitizenId, line.PersonId, SealedField.CitizenId),
        office.Db.Vault.Open(line.AccountNo, line.PersonId, SealedField.AccountNo)))];

    private static List<string> Broken(Office office) => [.. office.Fresh(db =>
        new LedgerCheck(db.Enter(DataScope.Everywhere), office.Law).Run().Where(result => result.Broken > 0)
            .Select(result => result.Id).ToList())];

    private static KeyRotation Rotation(Office office) => new(office.Db, office.Clock, new IdSource(office.Clock));
}
