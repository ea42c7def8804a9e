using Kheo.Api.Database;
using Kheo.Api.Outside;
using Kheo.Api.Web;
using Kheo.Domain;
using Kheo.Domain.Registrations;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Entry = Kheo.Domain.Registrations.Registration;

namespace Kheo.Api.Features.Documents;

/// <summary>Takes a file away while the unit still works on the registration. The bytes go when the answer has gone out.</summary>
public sealed record RemoveFile : Change<Unit>;

internal sealed class RemoveFileHandler(KheoDbContext db, CurrentActor current, FileStore store, IHttpContextAccessor http) : IRequestHandler<RemoveFile, Unit>
{
    public async Task<Unit> Handle(RemoveFile command, CancellationToken ct)
    {
        var file = await db.ForChange(db.Set<StoredFile>().VisibleTo(current.Actor), command.Id, ct);
        var registration = await db.Set<Entry>().SingleAsync(r => r.Id == file.RegistrationId, ct);
        FilePolicy.Table.Demand(current.Actor, nameof(RemoveFile), registration);
        registration.Attach();
        RuleBroken.When(registration.AnswersWith(file.Id), Rules.RegistrationFileAnswers);
        var copy = await db.Set<PublicCopy>().AsTracking().SingleOrDefaultAsync(c => c.FileId == file.Id, ct);
        if (copy is not null)
        {
            db.Remove(copy);
            db.OnceCommitted(() => store.Remove(copy.StoredAs));
        }
        db.Remove(file);
        await db.SaveChangesAsync(ct);
        var response = http.HttpContext!.Response;
        response.OnCompleted(() => response.StatusCode == StatusCodes.Status204NoContent ? store.Remove(file.StoredAs) : Task.CompletedTask);
        return Unit.Value;
    }
}
