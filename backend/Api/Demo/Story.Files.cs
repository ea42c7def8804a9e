using System.Security.Cryptography;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

internal sealed partial class Story
{
    /// <summary>Which picture each stored file shows.</summary>
    public Dictionary<Guid, byte[]> Bytes { get; } = [];

    // A sample: the demo commune's, and two in five of those that will come before the council.
    private void Photograph(Dossiered dossier, bool early)
    {
        if (dossier.Upper != Home && !(early && _dice.Chance(40))) return;
        var at = dossier.Registration.AcceptedAt!.Value.AddHours(2);
        if (at >= Calendar.Now) return;
        var shown = dossier.Idea.Field == "NTM"
            ? new[] { (0, FilePurpose.Before), (1, FilePurpose.After), (3, FilePurpose.Evidence) }
            : [(2, FilePurpose.Evidence)];
        foreach (var (picture, purpose) in shown)
        {
            var (name, png) = Pictures.All[picture];
            var file = StoredFile.Put(dossier.Registration, purpose, name, new StoredBytes(Guid.CreateVersion7(), "image/png", png.Length, SHA256.HashData(png)), dossier.Registration.AuthorId, at);
            dossier.Files.Add(file);
            Files.Add(file);
            Bytes[file.StoredAs] = png;
        }
    }
}
