namespace AnSinh.Core.Privacy;

/// <summary>How pages, papers and the log call the kinds of request.</summary>
public static class RequestWords
{
    public static string Of(DataRequestKind kind) => kind switch
    {
        DataRequestKind.Copy => "bản sao dữ liệu",
        DataRequestKind.Correction => "sửa dữ liệu sai",
        DataRequestKind.UseLog => "nhật ký sử dụng",
        DataRequestKind.Restriction => "hạn chế sử dụng",
        _ => "phản đối sử dụng",
    };
}
