using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Demo;

/// <summary>How far a registration is to come, and when it begins.</summary>
internal sealed record Intent(Upper Upper, BaseOrganisation? Organisation, Spot Spot, RegistrationStatus Goal, DateTimeOffset At, Dossiered? Continues = null, Dossiered? Copies = null);

internal sealed partial class Story
{
    private readonly Dictionary<Guid, HashSet<string>> _usedIdeas = [];

    /// <summary>Carries out the intents in the order of their days, which is the order of their numbers.</summary>
    private void Register(Year year, IEnumerable<Intent> intents)
    {
        foreach (var intent in intents.OrderBy(i => i.At)) year.Dossiers.Add(Register(year, intent));
    }

    private Dossiered Register(Year year, Intent intent)
    {
        var idea = intent.Continues?.Idea ?? intent.Copies?.Idea ?? IdeaFor(year, intent.Spot);
        var holder = intent.Continues?.Registration.Holder ?? HolderOf(idea);
        var targets = intent.Continues?.Targets ?? Draw(idea);
        var name = intent.Continues?.Registration.Name ?? Words.Name(idea, intent.Spot, intent.Upper, holder);
        var parts = Words.Parts(idea, intent.Spot, intent.Upper, holder, targets, year.Of, _dice);
        var author = AuthorOf(intent);

        var model = intent.Continues?.Model;
        if (model is null)
        {
            model = Model.Start(intent.Spot.Unit.Id, intent.Spot.Unit.Path, year.Campaign.ProgrammeId, name, idea.Kind, idea.Subject, year.Of,
                intent.Copies is null ? Lineage.New : Lineage.Replication, intent.Copies?.Model);
            Models.Add(model);
        }
        else
        {
            model.Continue(intent.Spot.Unit.Id, year.Campaign.ProgrammeId);
        }
        var whole = intent.Goal != RegistrationStatus.Draft;
        var written = whole ? parts : parts with { Resources = null, Timetable = null, Outputs = null, Sustainability = null, Forces = _dice.Chance(50) ? parts.Forces : null, Content = _dice.Chance(60) ? parts.Content : null };
        var registration = Registration.Draft(year.Campaign, model, new FormEntry(year.Field(idea.Field).Id, holder, name, written), author.Id, intent.At);
        Number(year, registration);
        var dossier = new Dossiered(registration, intent.Spot, intent.Upper, idea, targets) { Model = model };
        dossier.Acts.Add(("RegisterModel", intent.At, author, RegistrationStatus.Draft, RegistrationStatus.Draft));
        if (whole) Proceed(year, dossier, intent, author);
        return dossier;
    }

    private void Proceed(Year year, Dossiered dossier, Intent intent, Domain.Access.Account author)
    {
        var registration = dossier.Registration;
        var tier = _tierOf[intent.Spot.Unit.Id].Id;
        var above = intent.Organisation is null ? Agency : intent.Upper.Deputy;
        var at = Later(intent.At, 0, 3);
        if (intent.Goal == RegistrationStatus.Withdrawn && _dice.Chance(40))
        {
            Act(dossier, "WithdrawRegistration", at, author, () => registration.Withdraw(at));
            return;
        }
        Act(dossier, "SubmitRegistration", at, author, () => registration.Submit(year.Campaign, tier, author.Id, at));
        if (intent.Goal == RegistrationStatus.Submitted) return;

        at = Later(at, 1, 8);
        switch (intent.Goal)
        {
            case RegistrationStatus.Withdrawn:
                Act(dossier, "WithdrawRegistration", at, author, () => registration.Withdraw(at));
                return;
            case RegistrationStatus.Refused:
                Act(dossier, "RefuseRegistration", at, above, () => registration.Refuse(_dice.Pick(Refusals), above.Id, at));
                return;
            case RegistrationStatus.Returned:
                Act(dossier, "ReturnRegistration", at, above, () => registration.Return(Remarks(), _dice.Chance(40) ? "Đề nghị hoàn thiện trong 5 ngày làm việc." : null, above.Id, at, Domain.VietnamTime.Day(at).AddDays(7)));
                return;
        }
        if (_dice.Chance(9)) at = MendOnce(year, dossier, tier, above, author, at);
        Act(dossier, "AcceptRegistration", at, above, () => registration.Accept(above.Id, at));
    }

    private DateTimeOffset MendOnce(Year year, Dossiered dossier, Guid tier, Domain.Access.Account above, Domain.Access.Account author, DateTimeOffset at)
    {
        var registration = dossier.Registration;
        Act(dossier, "ReturnRegistration", at, above, () => registration.Return([new Remark(FormPart.Resources, "Ghi rõ phần ngoài ngân sách và ngày công.")], null, above.Id, at, Domain.VietnamTime.Day(at).AddDays(5)));
        var mended = Later(at, 0, 2);
        var parts = registration.Parts with { Resources = registration.Parts.Resources + $" Ngày công dự kiến: {_dice.Between(30, 200)}." };
        registration.Save(new FormEntry(registration.FieldId, registration.Holder, registration.Name, parts), mended);
        Act(dossier, "SubmitRegistration", mended, author, () => registration.Submit(year.Campaign, tier, author.Id, mended));
        return Later(mended, 0, 2);
    }

    private static readonly string[] Refusals =
    [
        "Nội dung là nhiệm vụ thường xuyên của đơn vị, chưa phải cách làm mới.", "Trùng với mô hình đã được công nhận của chi bộ khác trên cùng địa bàn.", "Không thuộc phạm vi phát động của đợt thi đua.",
    ];

    private static readonly (FormPart Part, string Text)[] AskToMend =
    [
        (FormPart.Objectives, "Mục tiêu cần đo được: ghi số hộ, số ngày, mốc hoàn thành."), (FormPart.Resources, "Ghi rõ nguồn xã hội hóa, không dùng kinh phí chưa được duyệt."),
        (FormPart.Outputs, "Sản phẩm kiểm tra được là gì? Bổ sung số liệu cụ thể."), (FormPart.Timetable, "Mốc thời gian chưa khớp với kế hoạch của Đảng ủy."),
        (FormPart.Forces, "Chưa nêu người chịu trách nhiệm chính."), (FormPart.Place, "Ghi rõ địa bàn sau sắp xếp ấp, khu phố."),
    ];

    private List<Remark> Remarks() => [.. _dice.Shuffled(AskToMend).Take(_dice.Between(1, 3)).OrderBy(r => r.Part).Select(r => new Remark(r.Part, r.Text))];

    private static void Act(Dossiered dossier, string action, DateTimeOffset at, Domain.Access.Account by, Action act)
    {
        var from = dossier.Registration.Status;
        act();
        dossier.Acts.Add((action, at, by, from, dossier.Registration.Status));
    }

    // Some days later at another hour, never after the morning on which the story stands still.
    private DateTimeOffset Later(DateTimeOffset at, int least, int most)
    {
        var later = at.AddDays(_dice.Between(least, most)).AddMinutes(_dice.Between(7, 190));
        return later < Calendar.Now ? later : at + (Calendar.Now - at) / 2;
    }

    private Domain.Access.Account AuthorOf(Intent intent) =>
        intent.Spot == HomeCell ? CellOfficer : intent.Organisation?.Officer ?? intent.Upper.Third;

    // What a unit's setting allows, in the year's mix of fields, and nothing twice in one unit and year.
    private Idea IdeaFor(Year year, Spot spot)
    {
        if (!_usedIdeas.TryGetValue(spot.Unit.Id, out var used)) _usedIdeas[spot.Unit.Id] = used = [];
        var fitting = Ideas.All.Where(i => i.Settings.Contains(spot.Setting) && !used.Contains(i.Name)).ToList();
        while (true)
        {
            var roll = _dice.Roll(100);
            var field = year.Of == 2025
                ? roll < 36 ? "NTM" : roll < 58 ? "CCHC" : roll < 74 ? "XDD" : roll < 98 ? "MTDT" : "KHAC"
                : roll < 45 ? "NTM" : roll < 74 ? "CCHC" : roll < 90 ? "XDD" : roll < 98 ? "MTDT" : "KHAC";
            var ideas = fitting.Where(i => i.Field == field).ToList();
            if (ideas.Count == 0) continue;
            var idea = _dice.Pick(ideas);
            if (idea.Subject != Subject.Collective && _dice.Chance(45)) continue;
            used.Add(idea.Name);
            return idea;
        }
    }

    private string? HolderOf(Idea idea) => idea.Subject == Subject.Collective ? null : idea.Name switch
    {
        var n when n.Contains("ông {n}", StringComparison.OrdinalIgnoreCase) => "Ông " + PeopleNames.Man(_dice),
        var n when n.Contains("bà {n}", StringComparison.OrdinalIgnoreCase) => "Bà " + PeopleNames.Woman(_dice),
        var n when n.Contains("chị {n}", StringComparison.OrdinalIgnoreCase) => "Chị " + PeopleNames.Woman(_dice),
        var n when n.Contains("Cô giáo", StringComparison.Ordinal) => "Cô " + PeopleNames.Woman(_dice),
        _ => "Anh " + PeopleNames.Man(_dice),
    };

    private Dictionary<string, decimal> Draw(Idea idea)
    {
        var targets = new Dictionary<string, decimal>();
        foreach (var figure in idea.Indicators)
        {
            var (least, most, step) = Ideas.Figures[figure];
            var share = _dice.Roll(1000) * (decimal)_dice.Roll(1000) / 1_000_000;
            targets[figure] = least + Math.Round((most - least) * share / step) * step;
        }
        return targets;
    }

    private static readonly System.Reflection.PropertyInfo CodeOf = typeof(Registration).GetProperty(nameof(Registration.Code))!;

    // The database numbers a draft when it is stored; here the whole year is numbered before it is written.
    private static void Number(Year year, Registration registration) => CodeOf.SetValue(registration, $"DVK-{year.Of}-{++year.LastNumber:0000}");
}
