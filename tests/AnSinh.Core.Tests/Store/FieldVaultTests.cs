using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Core.Tests.Store;

/// <summary>A closed value opens for its own row and kind, with its own key, and in no other way.</summary>
[Trait("Check", "S22")]
public sealed class FieldVaultTests
{
    private const string Number = "999166004417";
    private static readonly Guid Owner = Guid.Parse("0199e2a0-0000-7000-8000-000000000001");
    private readonly string folder = TestFolder.NewFolder();
    private readonly FieldVault vault;

    public FieldVaultTests()
    {
        FieldKeyFile.FindOrMake(folder);
        vault = FieldVault.At(folder);
    }

    [Fact]
    public void What_was_closed_opens_again_and_two_closings_of_one_value_differ()
    {
        var one = vault.Close(Number, Owner, SealedField.CitizenId)!.Value;
        var other = vault.Close(Number, Owner, SealedField.CitizenId)!.Value;

        one.ShouldNotBe(other);
        one.Text.ShouldStartWith("k1:");
        one.Text.ShouldNotContain(Number);
        vault.Open(one, Owner, SealedField.CitizenId).ShouldBe(Number);
        vault.Open(other, Owner, SealedField.CitizenId).ShouldBe(Number);
        vault.Close(null, Owner, SealedField.CitizenId).ShouldBeNull();
        vault.Open((SealedText?)null, Owner, SealedField.CitizenId).ShouldBeNull();
    }

    [Fact]
    public void Long_text_accents_and_bytes_come_back_as_they_were()
    {
        var text = string.Concat(Enumerable.Repeat("Ngày 05/10 đã đọc “Nông Thị Mẩy”. ", 300));
        var bytes = new byte[] { 0, 255, 58, 107, 49, 58 };

        vault.Open(vault.Close(text, Owner, SealedField.ImportReport), Owner, SealedField.ImportReport).ShouldBe(text);
        vault.OpenBytes(vault.CloseBytes(bytes, Owner, SealedField.StagedContent), Owner, SealedField.StagedContent)
            .ShouldBe(bytes);
    }

    [Fact]
    public void A_cell_copied_to_somebody_else_to_another_kind_or_another_row_does_not_open()
    {
        var cell = vault.Close(Number, Owner, SealedField.AccountNo, row: 7);

        vault.Open(cell, Owner, SealedField.AccountNo, row: 7).ShouldBe(Number);
        Refused(() => vault.Open(cell, Guid.Parse("0199e2a0-0000-7000-8000-000000000002"), SealedField.AccountNo, 7));
        Refused(() => vault.Open(cell, Owner, SealedField.CitizenId, 7));
        Refused(() => vault.Open(cell, Owner, SealedField.AccountNo, 8));
    }

    [Fact]
    public void A_changed_letter_a_clear_value_and_a_key_nobody_has_are_refused()
    {
        var text = vault.Close(Number, Owner, SealedField.CitizenId)!.Value.Text;
        for (var i = "k1:".Length; i < text.Length - 1; i += 5)
        {
            var changed = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            Refused(() => vault.Open(changed, Owner, SealedField.CitizenId));
        }

        Refused(() => vault.Open(Number, Owner, SealedField.CitizenId));
        Refused(() => vault.Open("k1:", Owner, SealedField.CitizenId));
        Refused(() => vault.Open("k1:AAAA", Owner, SealedField.CitizenId));
        Refused(() => vault.Open("k9" + text[2..], Owner, SealedField.CitizenId)).Message.ShouldContain("k9");
    }

    [Fact]
    public void A_mark_finds_the_same_number_again_and_tells_kinds_and_installations_apart()
    {
        var mark = vault.Mark(Number, SealedField.CitizenId);
        var elsewhere = TestFolder.NewFolder();
        FieldKeyFile.FindOrMake(elsewhere);

        vault.Mark(Number, SealedField.CitizenId).ShouldBe(mark);
        vault.Mark(Number, SealedField.AccountNo).ShouldNotBe(mark);
        vault.Mark("999166004418", SealedField.CitizenId).ShouldNotBe(mark);
        FieldVault.At(elsewhere).Mark(Number, SealedField.CitizenId).ShouldNotBe(mark);
    }

    [Fact]
    public void A_new_key_closes_at_once_the_old_one_still_opens_and_a_forgotten_one_does_not()
    {
        var old = vault.Close(Number, Owner, SealedField.CitizenId);
        var file = FieldKeyFile.Find(folder)!.WithNext();
        file.Save(folder);
        vault.Reload();

        vault.Close(Number, Owner, SealedField.CitizenId)!.Value.Text.ShouldStartWith("k2:");
        vault.Open(old, Owner, SealedField.CitizenId).ShouldBe(Number);
        file.Without("k1").Save(folder);
        vault.Reload();
        Refused(() => vault.Open(old, Owner, SealedField.CitizenId));
    }

    [Fact]
    public void The_file_of_keys_is_readable_by_its_owner_only_and_a_broken_one_is_never_replaced()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(FieldKeyFile.PathIn(folder)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        File.WriteAllText(FieldKeyFile.PathIn(folder), "{ \"current\": \"k1\"");
        Should.Throw<RefusedException>(() => FieldKeyFile.FindOrMake(folder)).Refusal.Code
            .ShouldBe("FIELD_KEYS_BROKEN");
        File.ReadAllText(FieldKeyFile.PathIn(folder)).ShouldBe("{ \"current\": \"k1\"");
    }

    private static Refusal Refused(Action open)
    {
        var refusal = Should.Throw<RefusedException>(open).Refusal;
        refusal.Code.ShouldBe(FieldVault.Unreadable);
        return refusal;
    }
}
