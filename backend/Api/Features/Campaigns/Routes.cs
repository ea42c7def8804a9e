using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Campaigns;

internal static class Routes
{
    private static readonly Rule[] Content =
    [
        Rules.CampaignPeriodReversed, Rules.CampaignTierTwice, Rules.CampaignPilotWithoutTier, Rules.CampaignPilotLater, Rules.CampaignObligedWithoutDate,
        Rules.CampaignParentOfAnother, Rules.CampaignParentBelow, Rules.CampaignParentCircle, Rules.CampaignThemeTwice, Rules.CampaignThemeOutside, Rules.CampaignDateNotUnderstood, Rules.CampaignIndicatorTwice, Rules.CampaignIndicatorUnitMissing, Rules.IndicatorRangeReversed, Rules.CampaignPaperTwice, Rules.CampaignSheetTwice, Rules.CampaignQuotaUnsound, Rules.CampaignFieldListOfAnother, Rules.CampaignReportTwice, Rules.CampaignReportOutside,
        Rules.CampaignOwnFieldTwice, Rules.CampaignOwnFieldOptions, Rules.CampaignOwnFieldColumns, Rules.CampaignOwnFieldCondition, Rules.CampaignOwnFieldBounds, Rules.CampaignOwnFieldsTooMany,
        Rules.SheetEmpty, Rules.SheetCodeTwice, Rules.SheetPointsNotPositive, Rules.SheetPointsNotShared, Rules.SheetMarkOutside, Rules.SheetBandsOverlap,
    ];

    private static readonly Rule[] Pact = [Rules.PactPartyTwice, Rules.PactWithoutLeader, Rules.PactLineTwice, Rules.PactIndicatorUnknown, Rules.DirectiveCampaignOfAnother];

    public static void Map(Room room)
    {
        room.Get<ListProgrammes, Page<ProgrammeView>>("/programmes", Permission.CampaignsRead);
        room.Export<ExportProgrammes>("/programmes/export.xlsx", Permission.CampaignsRead);
        room.Create<CreateProgramme, ProgrammeView>("/programmes", Permission.CampaignsManage).Fails(Rules.ProgrammeCodeOnce, Rules.UnitClosed);
        room.Get<ListStandardFields, Page<StandardFieldView>>("/standard-fields", Permission.CampaignsRead);
        room.Export<ExportStandardFields>("/standard-fields/export.xlsx", Permission.CampaignsRead);
        room.Act<CreateStandardFields, Page<StandardFieldView>>("/standard-fields", Permission.CampaignsManage).Fails(Rules.StandardFieldCodeOnce, Rules.UnitClosed);
        room.Get<ListStandardIndicators, Page<StandardIndicatorView>>("/standard-indicators", Permission.CampaignsRead);
        room.Export<ExportStandardIndicators>("/standard-indicators/export.xlsx", Permission.CampaignsRead);
        room.Act<CreateStandardIndicators, Page<StandardIndicatorView>>("/standard-indicators", Permission.CampaignsManage)
            .Fails(Rules.StandardIndicatorCodeOnce, Rules.CampaignIndicatorUnitMissing, Rules.IndicatorRangeReversed, Rules.UnitClosed, Rules.UnitReorganised);
        room.Get<ListFieldLists, Page<FieldListView>>("/field-lists", Permission.CampaignsRead);
        room.Export<ExportFieldLists>("/field-lists/export.xlsx", Permission.CampaignsRead);
        room.Create<CreateFieldList, FieldListView>("/field-lists", Permission.CampaignsManage)
            .Fails(Rules.FieldListEmpty, Rules.FieldListCodeTwice, Rules.FieldListOtherTwice, Rules.FieldNotMapped, Rules.FieldListVersionOnce, Rules.UnitClosed);

        room.Get<ListCalendarDays, Page<CalendarDayView>>("/calendar-days", Permission.CampaignsRead);
        room.Export<ExportCalendarDays>("/calendar-days/export.xlsx", Permission.CampaignsRead);
        room.Act<SaveCalendarDays, CalendarView>("/calendar-days", Permission.CampaignsManage).Fails(Rules.CalendarDayTwice, Rules.CalendarOutsideYear, Rules.UnitClosed);

        room.Get<ListCampaigns, Page<CampaignRow>>("/campaigns", Permission.CampaignsRead);
        room.Export<ExportCampaigns>("/campaigns/export.xlsx", Permission.CampaignsRead);
        room.Get<GetCampaign, CampaignView>("/campaigns/{id}", Permission.CampaignsRead);
        room.Get<GetFormSchema, SchemaDocument>("/campaigns/{id}/form-schema", Permission.CampaignsRead);
        room.Get<ListCampaignVersions, Page<CampaignVersionView>>("/campaigns/{id}/versions", Permission.CampaignsRead);
        room.Export<ExportCampaignVersions>("/campaigns/{id}/versions/export.xlsx", Permission.CampaignsRead);
        room.Create<CreateCampaign, CampaignView>("/campaigns", Permission.CampaignsManage).Fails([Rules.CampaignCodeOnce, Rules.UnitClosed, .. Content]);
        room.Put<SaveCampaign, CampaignView>("/campaigns/{id}", Permission.CampaignsManage).Fails([Rules.CampaignClosed, .. Content]);
        room.Do<OpenCampaign, CampaignView>("/campaigns/{id}/open", Permission.CampaignsManage).Fails(Rules.CampaignNotDraft, Rules.CampaignWithoutDates);
        room.Do<CloseCampaign, CampaignView>("/campaigns/{id}/close", Permission.CampaignsManage).Fails(Rules.CampaignNotOpen);

        room.Get<ListPacts, Page<PactRow>>("/pacts", Permission.CampaignsRead);
        room.Export<ExportPacts>("/pacts/export.xlsx", Permission.CampaignsRead);
        room.Get<GetPact, PactView>("/pacts/{id}", Permission.CampaignsRead);
        room.Create<DraftPact, PactView>("/pacts", Permission.CampaignsManage).Fails([Rules.UnitClosed, .. Pact]);
        room.Put<SavePact, PactView>("/pacts/{id}", Permission.CampaignsManage).Fails([Rules.PactNotDraft, .. Pact]);
        room.Delete<DeletePact>("/pacts/{id}", Permission.CampaignsManage).Fails(Rules.PactNotDraft);
        room.Do<SignPact, PactView>("/pacts/{id}/sign", Permission.CampaignsManage).Fails(Rules.PactNotDraft, Rules.PactNeedsTwo, Rules.PactWithoutLines, Rules.PactInFuture);
        room.Put<ScorePact, PactView>("/pacts/{id}/scores", Permission.CampaignsManage).Fails(Rules.PactNotSigned, Rules.PactScoreUnknown, Rules.PactScoreTwice, Rules.PactPointsOver);
        room.Do<ClosePact, PactView>("/pacts/{id}/close", Permission.CampaignsManage).Fails(Rules.PactNotScored, Rules.PactScoreMissing);
        room.Create<ClonePact, PactView>("/pacts/{id}/clone", Permission.CampaignsManage).Fails(Rules.PactClonedOnce);
    }
}
