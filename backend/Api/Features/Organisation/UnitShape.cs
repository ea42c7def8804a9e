using FluentValidation;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Features.Organisation;

/// <summary>What names, codes and kinds of units look like in any request.</summary>
internal static class UnitShape
{
    public const string Code = @"^[A-Z0-9][A-Z0-9_.-]{0,31}\z";

    public static void MustBeName<T>(this IRuleBuilder<T, string> rule) => rule.NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");

    public static void MayBeName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(300).WithErrorCode("too-long").Must(name => name is not "").WithErrorCode("empty");

    public static void MustBeKind<T>(this IRuleBuilder<T, string> rule) => rule.Must(UnitKinds.All.Contains).WithErrorCode("unknown");
}
