namespace AnSinh.Core.Access;

/// <summary>What an account may do. Which role may do what stands in <see cref="Permissions"/>.</summary>
public enum OfficeAction
{
    /// <summary>Store rows of an office's list (nhập tệp).</summary>
    Import,

    /// <summary>Record deaths, ends, suspensions, moves of people (ghi biến động).</summary>
    Record,

    /// <summary>Prepare the month's list (lập danh sách).</summary>
    Prepare,

    /// <summary>Fix the list and its fingerprint and send it to the approver (chốt, trình).</summary>
    Submit,

    /// <summary>Approve or return the list (duyệt).</summary>
    Approve,

    /// <summary>Make the treasury's payment orders (lập ủy nhiệm chi).</summary>
    Order,

    /// <summary>Make the provider's file (xuất danh sách chi trả).</summary>
    Export,

    /// <summary>Deliver the results of payment (nhận kết quả chi trả).</summary>
    Result,

    /// <summary>Decide discrepancies and settle (đối chiếu, quyết toán).</summary>
    Settle,

    /// <summary>Read people, lists and law of the own area.</summary>
    ReadRegister,

    /// <summary>Read everything of the own area: files, exports, the whole chain of the log.</summary>
    ReadAll,

    /// <summary>Read the process log of the own area.</summary>
    ReadLog,

    /// <summary>Add, list and disable accounts.</summary>
    ManageUsers,

    /// <summary>Add days off and days worked to the calendar, or take them back.</summary>
    ManageCalendar,
}
