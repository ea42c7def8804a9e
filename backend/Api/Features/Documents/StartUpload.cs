using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// Begins a file that comes part by part: SendPart sends each, GetUpload says where to go on after a loss of connection, FinishUpload puts the whole to the registration.
/// It is given up 24 hours later.
/// </summary>
public sealed record StartUpload : Create<UploadView>, IAbout, IExample<StartUpload>
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }

    public required string Name { get; init; }
    /// <summary>Bytes of the whole, at most 20 MB.</summary>
    public required long Size { get; init; }
    /// <summary>What it shows.</summary>
    public FilePurpose Purpose { get; init; } = FilePurpose.Evidence;
    /// <summary>The activity of this registration that it shows.</summary>
    public Guid? ActivityId { get; init; }
    /// <summary>The code of the required paper that it is; the purpose then follows from the paper.</summary>
    public string? Paper { get; init; }

    public static StartUpload Example => new() { Name = "ra-quan.jpg", Size = 8_400_000 };
}

public sealed class StartUploadValidator : AbstractValidator<StartUpload>
{
    public StartUploadValidator()
    {
        RuleFor(c => c.Name).NotEmpty().WithErrorCode("required").MaximumLength(300).WithErrorCode("too-long");
        RuleFor(c => c.Size).InclusiveBetween(1, FileStore.Limit).WithErrorCode("out-of-range");
        RuleFor(c => c.Paper).MaximumLength(32).WithErrorCode("too-long");
    }
}

internal sealed class StartUploadHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<StartUpload, UploadView>
{
    public async Task<UploadView> Handle(StartUpload command, CancellationToken ct)
    {
        var what = new UploadAs(command.Purpose, command.ActivityId, command.Paper);
        var (registration, _, _) = await db.TargetOf(current.Actor, command.RegistrationId, what, ct);
        var now = clock.GetUtcNow();
        var upload = Upload.Start(registration, FileNames.Safe(command.Name), command.Size, what, current.Actor.AccountId, now);
        db.Add(upload);
        await db.SaveChangesAsync(ct);
        await store.Sweep(now - Upload.Lifetime, ct);
        return UploadView.Of(upload);
    }
}
