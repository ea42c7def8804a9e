using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using MediatR;

namespace Kheo.Api.Features.Registration;

/// <summary>Returns several at once for one reason: all or none.</summary>
public sealed record ReturnRegistrations : Act<BulkView>, IExample<ReturnRegistrations>
{
    public required IReadOnlyList<BulkTarget> Items { get; init; }
    public required string Reason { get; init; }
    /// <summary>The last day to mend them by; not before today.</summary>
    public DateOnly? MendBy { get; init; }

    public static ReturnRegistrations Example => new() { Items = [new(RegistrationView.Example.Id, 3)], Reason = "Bổ sung ý kiến của cấp ủy cơ sở." };
}

public sealed class ReturnRegistrationsValidator : AbstractValidator<ReturnRegistrations>
{
    public ReturnRegistrationsValidator()
    {
        RuleFor(c => c.Items).SetValidator(new TargetsShape());
        RuleFor(c => c.Reason).Words(2000);
    }
}

public sealed class ReturnRegistrationsHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<ReturnRegistrations, BulkView>
{
    public async Task<BulkView> Handle(ReturnRegistrations command, CancellationToken ct)
    {
        var (by, now) = (current.Actor.AccountId, clock.GetUtcNow());
        return await Bulk.Each(db, current.Actor, nameof(ReturnRegistration), command.Items, r => r.Return([], command.Reason, by, now, command.MendBy), ct);
    }
}
