using AnSinh.Core.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AnSinh.Web.Host;

/// <summary>
/// Forms: what is wrong is said in Vietnamese, in the summary on top and at the field, in the same words.
/// </summary>
public static class PageForms
{
    public static void SpeakVietnamese(MvcOptions options)
    {
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        var says = options.ModelBindingMessageProvider;
        says.SetAttemptedValueIsInvalidAccessor((value, _) => $"Chưa đọc được “{value}”. Xem ví dụ ở trên ô rồi "
            + "nhập lại.");
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"Chưa đọc được “{value}”. Nhập lại.");
        says.SetValueIsInvalidAccessor(value => $"Chưa đọc được “{value}”. Nhập lại.");
        says.SetValueMustNotBeNullAccessor(_ => "Ô này chưa có gì. Nhập giá trị.");
        says.SetValueMustBeANumberAccessor(_ => "Ô này chỉ nhận số.");
        says.SetMissingBindRequiredValueAccessor(_ => "Ô này chưa có gì. Nhập giá trị.");
        says.SetMissingKeyOrValueAccessor(() => "Ô này chưa có gì. Nhập giá trị.");
        says.SetUnknownValueIsInvalidAccessor(_ => "Chưa đọc được giá trị này. Nhập lại.");
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Chưa đọc được giá trị này. Nhập lại.");
        says.SetNonPropertyValueMustBeANumberAccessor(() => "Ô này chỉ nhận số.");
        says.SetMissingRequestBodyRequiredValueAccessor(() => "Biểu mẫu gửi lên trống. Mở lại trang rồi gửi lần nữa.");
    }

    /// <summary>Shows a refusal at a field of the form (<paramref name="field"/> is the property's name).</summary>
    public static void Add(this ModelStateDictionary state, string field, Refusal refusal) =>
        state.AddModelError(field, refusal.Message);
}
