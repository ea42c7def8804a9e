using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Operation = Kheo.Domain.Organisation.Operation;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>Drafts an act: a legal basis, a day, and operations in order. Nothing of the tree changes; its impact says what would.</summary>
public sealed record DraftReorganisation : Create<ReorganisationView>, IReorganisationContent, IExample<DraftReorganisation>
{
    /// <summary>The unit that decides: everything the act touches lies below it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>At most 300 characters.</summary>
    public required string Title { get; init; }

    public required LegalBasis LegalBasis { get; init; }

    /// <summary>The first day of the new order, past or future.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>At most 2 000, carried out all or none. New units bring their ids, so that other operations can name them.</summary>
    public required IReadOnlyList<Operation> Operations { get; init; }

    public static DraftReorganisation Example => new()
    {
        UnitId = Guid.Parse("0193a000-0000-7000-8000-000000000001"), Title = "Sắp xếp đơn vị hành chính cấp xã",
        LegalBasis = new LegalBasis("1654/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Ủy ban Thường vụ Quốc hội"), EffectiveOn = new DateOnly(2025, 7, 1),
        Operations = [Operation.Rename(Guid.Parse("0193a000-0000-7000-8000-000000000012"), "Đảng ủy phường Bình Minh", "Phường Bình Minh")],
    };
}

internal interface IReorganisationContent
{
    string Title { get; }
    LegalBasis LegalBasis { get; }
    IReadOnlyList<Operation> Operations { get; }
}

internal sealed class ReorganisationShape<T> : AbstractValidator<T> where T : IReorganisationContent
{
    public ReorganisationShape()
    {
        RuleFor(c => c.Title).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.LegalBasis.Number).NotEmpty().WithErrorCode("required").MaximumLength(100).WithErrorCode("too-long");
        RuleFor(c => c.LegalBasis.Issuer).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.Operations).Must(o => o.Count <= 2_000).WithErrorCode("out-of-range");
        RuleForEach(c => c.Operations).ChildRules(o =>
        {
            o.RuleFor(x => x.PartyName).MayBeName();
            o.RuleFor(x => x.StateName).MayBeName();
            o.RuleFor(x => x.Note).MaximumLength(1_000).WithErrorCode("too-long");
            o.RuleForEach(x => x.Opens).ChildRules(n =>
            {
                n.RuleFor(x => x.Code).Matches(UnitShape.Code).WithErrorCode("malformed");
                n.RuleFor(x => x.Kind).MustBeKind();
                n.RuleFor(x => x.PartyName).MustBeName();
                n.RuleFor(x => x.StateName).MayBeName();
                n.RuleFor(x => x.ExternalCode).MaximumLength(32).WithErrorCode("too-long");
                n.RuleFor(x => x.Contact).MaximumLength(500).WithErrorCode("too-long");
            });
        });
    }
}

public sealed class DraftReorganisationValidator : AbstractValidator<DraftReorganisation>
{
    public DraftReorganisationValidator() => Include(new ReorganisationShape<DraftReorganisation>());
}

public sealed class DraftReorganisationHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<DraftReorganisation, ReorganisationView>
{
    public async Task<ReorganisationView> Handle(DraftReorganisation command, CancellationToken ct)
    {
        var owner = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnitId, ct) ?? throw new Absent();
        ReorganisationPolicy.Table.Demand(current.Actor, nameof(DraftReorganisation), new ReorganisationFacts(owner.Path, ReorganisationStatus.Draft));
        var act = Reorganisation.Draft(owner, command.Title, command.LegalBasis, command.EffectiveOn, command.Operations);
        db.Add(act);
        await db.SaveChangesAsync(ct);
        return await ReorganisationView.Of(db, current.Actor, act.Id, ct);
    }
}
