using System.CommandLine;
using System.Text.Json;
using AnSinh.Core.Access;
using AnSinh.Core.Imports;
using AnSinh.Core.Shared;
using AnSinh.Core.Store;

namespace AnSinh.Cli.Commands;

/// <summary>`import undo FILE --reason …`: takes an imported file back; whom it cannot take back it names.</summary>
internal static class ImportUndoCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("file") { Description = "số của tệp đã nhập hoặc sha256 của nội dung" };
        var reason = new Option<string?>("--reason") { Description = "lý do, vào nhật ký" };
        var command = new Command("undo", "rút lại một tệp đã nhập") { file, reason };
        command.Runs(async (session, parsed, stop) =>
        {
            var user = await session.RequireAsync(OfficeAction.Import, stop);
            var (allowed, actor) = (await session.AreasOverTimeAsync(null, user, stop), Session.ActorOf(user));
            var undos = new ImportUndoService(session.Db, session.Clock, session.Ids);
            var undo = undos.Undo(
                undos.Find(parsed.GetValue(file)!, allowed, actor), parsed.GetValue(reason), allowed, actor);
            var stayed = JsonSerializer.Deserialize<List<string>>(
                session.Db.Vault.Open(undo.StayedJson, undo.FileId, SealedField.ImportUndo)!)!;
            session.Output.Answer(
                new { removed = undo.RemovedPeople, restored = undo.RestoredPeople, stayed },
                () => stayed.Prepend($"Đã rút lại: {VndText.Number(undo.RemovedPeople)} người ra khỏi sổ, "
                    + $"{VndText.Number(undo.RestoredPeople)} người như trước, "
                    + $"{VndText.Number(undo.StayedPeople)} người ở lại."));
            return ExitCodes.Done;
        });
        return command;
    }
}
