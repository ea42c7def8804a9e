using Kheo.Domain.Campaigns;
using Kheo.Domain.Judging;
using Kheo.Domain.Recognitions;
using Kheo.Domain.Registrations;

namespace Kheo.Domain.Tests.Recognitions;

/// <summary>A decision of the commune `/AB/X001/` over cells below it, with nothing but the law.</summary>
internal sealed class Desk
{
    public static readonly DateTimeOffset Now = new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 2);
    public static readonly DecisionContent Content = new(Purpose.Both, Family.Party, "Công nhận và khen thưởng mô hình Dân vận khéo năm 2026",
        ["Quyết định số 1-QĐ/TU"], "Ban Thường vụ Đảng ủy xã");
    public static readonly Signing Signing = new("12-QĐ/ĐU", Today, "Người ký minh họa", "T/M Ban Thường vụ, Bí thư");
    public static readonly BaseSalary Salary = BaseSalary.Set(Guid.NewGuid(), "/AB/", new(2024, 7, 1), 2_340_000, Rounding.WholeDong, "Nghị định 73/2024/NĐ-CP");

    public Guid Campaign { get; } = Guid.NewGuid();
    public Decision Decision { get; }
    public Dictionary<Guid, Merit> Merits { get; } = [];
    public IssueFacts Facts { get; set; }

    public Desk(DecisionContent? content = null)
    {
        Decision = Decision.Draft(Guid.NewGuid(), "/AB/X001/", Guid.NewGuid(), Campaign, null, content ?? Content);
        Facts = new(Guid.NewGuid(), "Cấp xã", 3, TierJudges: true, MaySkipTier: false, 2026, Salary, 0, Merits);
    }

    /// <summary>A registration that this tier's council has passed.</summary>
    public Merit Passed(string path = "/AB/X001/C1/")
    {
        var merit = new Merit(Guid.NewGuid(), Guid.NewGuid(), Campaign, Guid.NewGuid(), Guid.NewGuid(), path, "Tuyến đường hoa nông thôn mới", Kind.Model,
            Subject.Collective, null, RegistrationStatus.Judged, Outcome.Passed, false, [], []);
        return Merits[merit.RegistrationId] = merit;
    }

    public Merit Change(Merit merit) => Merits[merit.RegistrationId] = merit;

    public static ItemContent Recognise(Merit merit, bool typical = false) =>
        new(merit.RegistrationId, "Chi bộ ấp 1", merit.UnitId, merit.UnitPath, merit.Kind, merit.Subject, true, typical, null, null, null, null);

    public static ItemContent Reward(ItemContent item, AwardCategory category = AwardCategory.ForTheModel, decimal? coefficient = 0.6m) =>
        item with { Form = AwardForm.GiayKhen, Category = category, Coefficient = coefficient };

    public static ItemContent Implementing(string path = "/AB/X001/C2/") =>
        new(null, "Đồng chí minh họa", Guid.NewGuid(), path, null, Subject.Individual, false, false, AwardForm.GiayKhen, AwardCategory.ForImplementing, 0.3m, null);

    public void Save(params ItemContent[] items) => Decision.Save(Content, items);

    public Issued Issue() => Decision.Issue(Signing, Facts, Now);

    public static Desk At(DecisionStatus status)
    {
        var desk = new Desk();
        desk.Save(Reward(Recognise(desk.Passed())));
        if (status == DecisionStatus.Draft) return desk;
        var issued = desk.Issue();
        if (status == DecisionStatus.Revoked) desk.Decision.Revoke("Kê khai không đúng", issued.Recognitions, issued.Awards, Today);
        return desk;
    }
}
