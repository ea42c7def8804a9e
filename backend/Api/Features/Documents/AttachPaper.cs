using FluentValidation;
using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain.Registrations;
using MediatR;

namespace Kheo.Api.Features.Documents;

/// <summary>
/// Puts a file to a registration as one of the papers that its campaign requires, also after the result was reported: some papers are written only then.
/// Otherwise as UploadFile.
/// </summary>
public sealed record AttachPaper : Create<FileView>, IAbout, ICarriesFile
{
    internal Guid RegistrationId { get; init; }
    Guid IAbout.Id { init => RegistrationId = value; get => RegistrationId; }
    internal IFormFile File { get; private set; } = null!;
    IFormFile ICarriesFile.File { set => File = value; }

    /// <summary>The paper's code, as the campaign's rules name it; for a paper whose proof is photos, a picture.</summary>
    public required string Paper { get; init; }
}

public sealed class AttachPaperValidator : AbstractValidator<AttachPaper>
{
    public AttachPaperValidator() => RuleFor(c => c.Paper).NotEmpty().WithErrorCode("required").MaximumLength(32).WithErrorCode("too-long");
}

internal sealed class AttachPaperHandler(KheoDbContext db, CurrentActor current, FileStore store, TimeProvider clock) : IRequestHandler<AttachPaper, FileView>
{
    public async Task<FileView> Handle(AttachPaper command, CancellationToken ct)
    {
        var what = new UploadAs(FilePurpose.Document, null, command.Paper);
        var target = await db.TargetOf(current.Actor, command.RegistrationId, what, ct);
        var bytes = await store.Take(command.File, ct);
        return await FileView.Kept(db, current.Actor, store, target.Registration, bytes,
            () => target.Put(what, FileNames.Safe(command.File.FileName), bytes, current.Actor.AccountId, clock.GetUtcNow()), ct);
    }
}
