using FluentValidation;
using Kheo.Domain.Campaigns;

namespace Kheo.Api.Features.Campaigns;

/// <summary>Shapes that several commands of this room share.</summary>
internal static class Shapes
{
    public static IRuleBuilderOptions<T, string> Code<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches(@"^[A-Z0-9][A-Z0-9._-]{0,31}\z").WithErrorCode("code-form");

    public static IRuleBuilderOptions<T, string> FieldCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.Matches(@"^[a-z][a-z0-9-]{0,31}\z").WithErrorCode("code-form");

    public static IRuleBuilderOptions<T, string> Named<T>(this IRuleBuilder<T, string> rule, int most = 300) =>
        rule.NotEmpty().WithErrorCode("required").MaximumLength(most).WithErrorCode("too-long");

    public static IRuleBuilderOptions<T, DateOnly> ADay<T>(this IRuleBuilder<T, DateOnly> rule) =>
        rule.InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range");

    public static IRuleBuilderOptions<T, decimal?> Usual<T>(this IRuleBuilder<T, decimal?> rule) =>
        rule.InclusiveBetween(0, 9_999_999_999_999_999m).WithErrorCode("out-of-range").PrecisionScale(18, 2, true).WithErrorCode("out-of-range");

    public static IRuleBuilderOptions<T, IReadOnlyList<TItem>> AtMost<T, TItem>(this IRuleBuilder<T, IReadOnlyList<TItem>> rule, int most) =>
        rule.Must(items => items.Count <= most).WithErrorCode("too-many");
}

internal sealed class OptionShape : AbstractValidator<OwnFieldOption>
{
    public OptionShape()
    {
        RuleFor(o => o.Code).FieldCode();
        RuleFor(o => o.Label).Named(200);
    }
}

/// <summary>The shape of a campaign's content; whether it makes sense is the law's to say.</summary>
internal sealed class ContentShape : AbstractValidator<CampaignContent>
{
    public ContentShape()
    {
        RuleFor(c => c.Name).Named();
        RuleFor(c => c.Theme).MaximumLength(500).WithErrorCode("too-long");
        RuleFor(c => c.Themes!).AtMost(20).When(c => c.Themes is not null);
        RuleForEach(c => c.Themes).ChildRules(t => t.RuleFor(x => x.Theme).Named(500));
        RuleFor(c => c.PeriodFrom).ADay();
        RuleFor(c => c.PeriodTo).ADay();
        RuleFor(c => c.LegalBases).AtMost(50);
        RuleForEach(c => c.LegalBases).Named(500);
        RuleForEach(c => c.Form.Help).ChildRules(h => h.RuleFor(x => x.Text).Named(500));
        RuleFor(c => c.Form.Fields!).AtMost(200).When(c => c.Form.Fields is not null);
        RuleForEach(c => c.Form.Fields).ChildRules(f =>
        {
            f.RuleFor(x => x.Code).FieldCode();
            f.RuleFor(x => x.Label).Named(200);
            f.RuleFor(x => x.Help).MaximumLength(500).WithErrorCode("too-long");
            f.RuleFor(x => x.UnitName).MaximumLength(32).WithErrorCode("too-long");
            f.RuleFor(x => x.Tiers!).AtMost(20).When(x => x.Tiers is not null);
            f.RuleFor(x => x.Options!).AtMost(60).When(x => x.Options is not null);
            f.RuleForEach(x => x.Options).SetValidator(new OptionShape());
            f.RuleFor(x => x.Columns!).AtMost(60).When(x => x.Columns is not null);
            f.RuleForEach(x => x.Columns).ChildRules(c =>
            {
                c.RuleFor(x => x.Code).FieldCode();
                c.RuleFor(x => x.Label).Named(200);
                c.RuleFor(x => x.UnitName).MaximumLength(32).WithErrorCode("too-long");
                c.RuleFor(x => x.Options!).AtMost(60).When(x => x.Options is not null);
                c.RuleForEach(x => x.Options).SetValidator(new OptionShape());
            });
        });
        RuleFor(c => c.Indicators).AtMost(50);
        RuleForEach(c => c.Indicators).ChildRules(i =>
        {
            i.RuleFor(x => x.Code).Named(32);
            i.RuleFor(x => x.Name).Named();
            i.RuleFor(x => x.UnitName).MaximumLength(32).WithErrorCode("too-long");
            i.RuleFor(x => x.Standard).MaximumLength(32).WithErrorCode("too-long");
            i.RuleFor(x => x.UsualFrom).Usual();
            i.RuleFor(x => x.UsualTo).Usual();
        });
        RuleFor(c => c.Rules.ReportSections).AtMost(30);
        RuleForEach(c => c.Rules.ReportSections).ChildRules(s =>
        {
            s.RuleFor(x => x.Code).Named(64);
            s.RuleFor(x => x.Name).Named();
        });
        RuleFor(c => c.Rules.RegistrationFrom!.Value).ADay().When(c => c.Rules.RegistrationFrom is not null);
        RuleFor(c => c.Rules.DormantAfterDays).InclusiveBetween(1, 3650).WithErrorCode("out-of-range");
        RuleFor(c => c.Rules.AnswerWithin).InclusiveBetween(1, 60).WithErrorCode("out-of-range");
        RuleFor(c => c.Rules.Defects!).AtMost(100).When(c => c.Rules.Defects is not null);
        RuleForEach(c => c.Rules.Defects).ChildRules(d => d.RuleFor(x => x.Text).Named(500));
        RuleFor(c => c.Rules.Quotas!).AtMost(50).When(c => c.Rules.Quotas is not null);
        RuleForEach(c => c.Rules.Quotas).ChildRules(q =>
        {
            q.RuleFor(x => x.Min).InclusiveBetween(0, 1000).WithErrorCode("out-of-range");
            q.RuleFor(x => x.Max).InclusiveBetween(0, 1000).WithErrorCode("out-of-range");
        });
        RuleFor(c => c.Rules.Reminders!).ChildRules(r =>
        {
            r.RuleFor(x => x.DaysBefore).AtMost(5);
            r.RuleForEach(x => x.DaysBefore).InclusiveBetween(1, 60).WithErrorCode("out-of-range");
            r.RuleFor(x => x.EscalateAfterWorkingDays).InclusiveBetween(1, 60).WithErrorCode("out-of-range");
            r.RuleFor(x => x.EscalateUnits).InclusiveBetween(1, 5).WithErrorCode("out-of-range");
        }).When(c => c.Rules.Reminders is not null);
        RuleFor(c => c.Rules.Papers!).AtMost(30).When(c => c.Rules.Papers is not null);
        RuleForEach(c => c.Rules.Papers).ChildRules(p =>
        {
            p.RuleFor(x => x.Code).Named(32);
            p.RuleFor(x => x.Name).Named();
            p.RuleFor(x => x.Least).InclusiveBetween(1, 50).WithErrorCode("out-of-range");
            p.RuleFor(x => x.Tiers!).AtMost(20).When(x => x.Tiers is not null);
        });
        RuleFor(c => c.Tiers).AtMost(200);
        RuleForEach(c => c.Tiers).ChildRules(t =>
        {
            foreach (var day in new Func<TierDates, PlannedDay>[] { x => x.Registration, x => x.Result, x => x.Judging, x => x.Recognition, x => x.Conference })
            {
                t.RuleFor(x => day(x).On).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range").OverridePropertyName("on");
                t.RuleFor(x => day(x).Text).MaximumLength(100).WithErrorCode("too-long").OverridePropertyName("text");
            }
            t.RuleFor(x => x.Reports!).AtMost(24).When(x => x.Reports is not null);
            t.RuleForEach(x => x.Reports).ChildRules(r =>
            {
                r.RuleFor(x => x.PeriodFrom).ADay();
                r.RuleFor(x => x.PeriodTo).ADay();
                r.RuleFor(x => x.Due.On).InclusiveBetween(new DateOnly(1945, 9, 2), new DateOnly(2099, 12, 31)).WithErrorCode("out-of-range").OverridePropertyName("on");
                r.RuleFor(x => x.Due.Text).MaximumLength(100).WithErrorCode("too-long").OverridePropertyName("text");
            });
        });
        RuleFor(c => c.Sheets).AtMost(3);
        RuleForEach(c => c.Sheets).ChildRules(s =>
        {
            s.RuleFor(x => x.Criteria).AtMost(50);
            s.RuleForEach(x => x.Criteria).ChildRules(c =>
            {
                c.RuleFor(x => x.Code).Named(32);
                c.RuleFor(x => x.Name).Named(1000);
                c.RuleFor(x => x.MaxPoints).InclusiveBetween(0, 9999).WithErrorCode("out-of-range");
                c.RuleFor(x => x.SubCriteria).AtMost(50);
                c.RuleForEach(x => x.SubCriteria).ChildRules(d =>
                {
                    d.RuleFor(x => x.Code).Named(32);
                    d.RuleFor(x => x.Name).Named(1000);
                    d.RuleFor(x => x.MaxPoints).InclusiveBetween(0, 9999).WithErrorCode("out-of-range");
                });
            });
            s.RuleFor(x => x.Bands).AtMost(20);
            s.RuleForEach(x => x.Bands).ChildRules(b => { b.RuleFor(x => x.Code).Named(32); b.RuleFor(x => x.Name).Named(); });
            s.RuleFor(x => x.KnockOuts).AtMost(50);
            s.RuleForEach(x => x.KnockOuts).ChildRules(k => { k.RuleFor(x => x.Code).Named(32); k.RuleFor(x => x.Name).Named(1000); });
            s.RuleFor(x => x.PassMark).InclusiveBetween(0, 9999).WithErrorCode("out-of-range");
        });
    }
}
