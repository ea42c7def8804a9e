using Kheo.Domain.Access;
using Kheo.Domain.Judging;
using Kheo.Domain.Organisation;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>How an authority decides: its name, whose document, and who signs as what.</summary>
internal sealed record Authority(Unit Unit, Tier Tier, string Name, Account Signatory, string Capacity);

internal sealed partial class Story
{
    private readonly Dictionary<(Guid, int), int> _certificates = [];

    public IEnumerable<(Guid UnitId, int Year, int Last)> Certificates => _certificates.Select(c => (c.Key.Item1, c.Key.Item2, c.Value));

    private Authority AuthorityOf(Upper upper) => new(upper.Unit, Tiers["XA"], upper.Unit.PartyName, upper.Secretary, "Bí thư Đảng ủy");

    private Authority ProvincialAuthority => new(Province, Tiers["TINH"], "Ban Thường vụ Tỉnh ủy An Bình", Leader, "Phó Bí thư Thường trực");

    private Decision Draft(Year year, Authority authority, Guid? sessionId, Purpose purpose, string title, IReadOnlyList<ItemContent> items)
    {
        var content = new DecisionContent(purpose, Family.Party, title,
            [year.Campaign.LegalBases[0], $"Biên bản họp Hội đồng bình xét {authority.Unit.PartyName}"], authority.Name);
        var decision = Decision.Draft(authority.Unit.Id, authority.Unit.Path, authority.Tier.Id, year.Campaign.Id, sessionId, content);
        decision.Save(content, items);
        Decisions.Add(decision);
        return decision;
    }

    private Issued Issue(Year year, Authority authority, Decision decision, string number, DateTimeOffset at, IReadOnlyCollection<Dossiered> dossiers)
    {
        var on = Domain.VietnamTime.Day(at);
        var byId = dossiers.ToDictionary(d => d.Registration.Id);
        var merits = dossiers.ToDictionary(d => d.Registration.Id, d => Merit(d, authority, year));
        var register = (authority.Unit.Id, on.Year);
        var issued = decision.Issue(new Signing(number, on, authority.Signatory.DisplayName, authority.Capacity), new IssueFacts(year.Campaign.ProgrammeId, authority.Tier.Name, authority.Tier.Rank,
            true, year.Campaign.Rules.SkipTier, year.Of, BaseSalary.On(on, Salaries), _certificates.GetValueOrDefault(register), merits), at);
        if (issued.Recognitions.Count > 0) _certificates[register] = issued.Recognitions[^1].CertificateNumber;
        foreach (var recognition in issued.Recognitions)
        {
            var dossier = byId[recognition.RegistrationId];
            dossier.Recognitions.Add(recognition);
            Act(dossier, "IssueDecision", at, authority.Signatory, () => dossier.Registration.MarkRecognised(at));
        }
        Recognitions.AddRange(issued.Recognitions);
        Awards.AddRange(issued.Awards);
        return issued;
    }

    private Merit Merit(Dossiered d, Authority authority, Year year) => new(d.Registration.Id, d.Registration.ModelId, year.Campaign.Id, d.Registration.FieldId, d.Registration.UnitId,
        d.Registration.UnitPath, d.Registration.Name, d.Registration.Kind, d.Registration.Subject, d.Registration.Holder, d.Registration.Status,
        d.Outcomes.TryGetValue(authority.Unit.Id, out var outcome) ? outcome : null, d.Recognitions.Exists(r => r.AuthorityUnitId == authority.Unit.Id), [],
        [.. Awards.Where(a => a.RegistrationId == d.Registration.Id && a.AuthorityUnitId == authority.Unit.Id).Select(a => a.Category)]);

    private static ItemContent Item(Dossiered d, bool typical, AwardForm? form = null, decimal? coefficient = null) => new(d.Registration.Id, d.Registration.Holder ?? d.Spot.Unit.PartyName,
        d.Registration.UnitId, d.Registration.UnitPath, d.Registration.Kind, d.Registration.Subject, true, typical, form, form is null ? null : AwardCategory.ForTheModel, coefficient,
        typical ? "Đề nghị biểu dương tại hội nghị tổng kết" : null);

    private Nomination Nominate(Year year, Dossiered d, Recognition recognition, Unit to, Tier tier, string letter, DateTimeOffset at)
    {
        var statement = $"Mô hình đã được {recognition.AuthorityName} công nhận{(recognition.Typical ? " tiêu biểu" : "")}, kết quả rõ, dân đồng tình và có khả năng nhân rộng. Kính đề nghị xem xét công nhận ở cấp trên.";
        var nomination = Nomination.Send(recognition, new Submission(to.Id, to.Path, tier.Id, tier.Rank, letter, Domain.VietnamTime.Day(at), statement),
            new NominationDossier(d.Registration.Code, d.Spot.Unit.PartyName, d.Registration.Holder, d.Registration.Parts, Reported(year, d), d.Judged, Below(d)), at);
        Nominations.Add(nomination);
        return nomination;
    }
}
