using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Recognitions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Recognition;

/// <summary>Sets the base salary from a day on, for the unit's subtree. Awards already given keep theirs.</summary>
public sealed record CreateBaseSalary : Create<BaseSalaryView>, IExample<CreateBaseSalary>
{
    /// <summary>The caller's own unit when unsaid.</summary>
    public Guid? UnitId { get; init; }
    public required DateOnly ValidFrom { get; init; }
    /// <summary>Whole đồng.</summary>
    public required decimal Amount { get; init; }
    public required Rounding Rounding { get; init; }
    /// <summary>At most 300 characters.</summary>
    public required string LegalBasis { get; init; }

    public static CreateBaseSalary Example => new()
    {
        ValidFrom = new DateOnly(2024, 7, 1), Amount = 2_340_000, Rounding = Rounding.UpToTenThousand, LegalBasis = "Nghị định 73/2024/NĐ-CP",
    };
}

public sealed class CreateBaseSalaryValidator : AbstractValidator<CreateBaseSalary>
{
    public CreateBaseSalaryValidator()
    {
        RuleFor(c => c.Amount).Must(a => a is > -1_000_000_000_000 and < 1_000_000_000_000 && decimal.Truncate(a) == a).WithErrorCode("out-of-range");
        RuleFor(c => c.LegalBasis).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
    }
}

public sealed class CreateBaseSalaryHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<CreateBaseSalary, BaseSalaryView>
{
    public async Task<BaseSalaryView> Handle(CreateBaseSalary command, CancellationToken ct)
    {
        var unit = await db.ActingFor(current.Actor, Permission.CampaignsManage, command.UnitId, VietnamTime.Day(clock.GetUtcNow()), ct);
        var salary = BaseSalary.Set(unit.Id, unit.Path, command.ValidFrom, command.Amount, command.Rounding, command.LegalBasis);
        db.Add(salary);
        await db.SaveChangesAsync(ct);
        return await db.Set<BaseSalary>().Where(s => s.Id == salary.Id).To<BaseSalaryView>(db).SingleAsync(ct);
    }
}
