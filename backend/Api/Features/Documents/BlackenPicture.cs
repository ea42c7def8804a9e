using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// Makes the public copy of a picture: what lies under the boxes is black in its pixels, and no metadata is left. The picture itself does not change. A copy that is
/// there already gives way to it.
/// </summary>
public sealed record BlackenPicture : Create<PublicCopyView>, IAbout, IExample<BlackenPicture>
{
    public const int Most = 40;

    internal Guid Id { get; init; }
    Guid IAbout.Id { init => Id = value; get => Id; }

    /// <summary>What is made black: 1 to 40 boxes, each within the picture, in shares of its width and height.</summary>
    public required IReadOnlyList<Box> Boxes { get; init; }

    public static BlackenPicture Example => new() { Boxes = [new Box(0.31, 0.22, 0.08, 0.12)] };
}

public sealed class BlackenPictureValidator : AbstractValidator<BlackenPicture>
{
    public BlackenPictureValidator()
    {
        RuleFor(c => c.Boxes).Cascade(CascadeMode.Stop).NotEmpty().WithErrorCode("required").Must(b => b.Count <= BlackenPicture.Most).WithErrorCode("too-many");
        RuleFor(c => c.Boxes).Must(b => b.All(box => box is not null && box.IsWithin())).When(c => c.Boxes is { Count: > 0 and <= BlackenPicture.Most }).WithErrorCode("out-of-range");
    }
}

internal sealed class BlackenPictureHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<BlackenPicture, PublicCopyView>
{
    public async Task<PublicCopyView> Handle(BlackenPicture command, CancellationToken ct)
    {
        var file = await db.Private(current.Actor, command.Id, nameof(BlackenPicture), ct);
        RuleBroken.When(!file.ContentType.StartsWith("image/", StringComparison.Ordinal), Rules.PublicCopyNotAPicture);
        var bytes = await store.Blacken(file.StoredAs, file.Sha256, command.Boxes, ct);
        return await db.Keep(store, file, bytes, current.Actor.AccountId, clock.GetUtcNow(), ct);
    }
}
