using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Campaigns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Features.Documents;

/// <summary>Reminds all units below the caller's that have not acknowledged a directive, or not issued their plan on it; or only those of them that are named.</summary>
public sealed record RemindReceivers : Act<ReceiversReminded>, IAbout, IExample<RemindReceivers>
{
    internal Guid DirectiveId { get; init; }
    Guid IAbout.Id { init => DirectiveId = value; get => DirectiveId; }

    /// <summary>What is still wanted of them.</summary>
    public Wanted Wanted { get; init; }

    /// <summary>Only these of the units that have not answered, at most 500; unsaid: all of them.</summary>
    public IReadOnlyList<Guid>? ReceiverIds { get; init; }

    /// <summary>What the units read, at most 1000 characters.</summary>
    public required string Message { get; init; }

    public static RemindReceivers Example => new() { Message = "Đề nghị đồng chí xác nhận đã nhận Công văn số 1029-CV/TU trước ngày 25/3." };
}

/// <summary>How many units had not answered and were reminded.</summary>
public sealed record ReceiversReminded(int Units) : IExample<ReceiversReminded>
{
    public static ReceiversReminded Example => new(17);
}

public sealed class RemindReceiversValidator : AbstractValidator<RemindReceivers>
{
    public RemindReceiversValidator()
    {
        RuleFor(c => c.ReceiverIds!).Must(ids => ids.Count is > 0 and <= 500).WithErrorCode("too-many").When(c => c.ReceiverIds is not null);
        RuleFor(c => c.Message).NotEmpty().WithErrorCode("required").MaximumLength(1000).WithErrorCode("too-long");
    }
}

public sealed class RemindReceiversHandler(KheoDbContext db, CurrentActor current, TimeProvider clock) : IRequestHandler<RemindReceivers, ReceiversReminded>
{
    public async Task<ReceiversReminded> Handle(RemindReceivers command, CancellationToken ct)
    {
        var (actor, now) = (current.Actor, clock.GetUtcNow());
        var directive = await db.Set<Directive>().IssuedOrReaching(actor).SingleOrDefaultAsync(d => d.Id == command.DirectiveId, ct) ?? throw new Absent();
        DirectivePolicy.Demand(actor, nameof(RemindReceivers), directive);
        // In the name of the issuer where the caller may, else of his own unit below it.
        var grants = actor.Grants.Where(g => g.Permissions.Contains(Permission.RemindersSend)).ToList();
        var (unit, path) = grants.Exists(g => UnitPaths.Contains(g.UnitPath, directive.UnitPath)) ? (directive.UnitId, directive.UnitPath)
            : grants.Where(g => UnitPaths.Contains(directive.UnitPath, g.UnitPath)).Select(g => (g.UnitId, g.UnitPath)).FirstOrDefault();
        if (path is null) throw new Forbidden(nameof(RemindReceivers));
        Guid[] only = command.ReceiverIds is { } named ? [.. named.Distinct()] : [];
        var counts = await DirectiveCounts.Of(db, directive.Id, path, only, VietnamTime.Day(now), ct);
        if (only.Length > 0 && counts.Received < only.Length) throw new Absent();
        var reminder = DirectiveReminder.Send(directive, unit, path, command.Wanted, only, (int)(command.Wanted == Wanted.Receipt ? counts.Silent : counts.Planless), command.Message, actor.AccountId, now);
        db.Add(reminder);
        await db.SaveChangesAsync(ct);
        return new ReceiversReminded(reminder.Units);
    }
}
