namespace AnSinh.Ledger; internal static class Room;
