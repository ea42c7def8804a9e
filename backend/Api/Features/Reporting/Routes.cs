using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Reporting;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<GetOverview, OverviewView>("/reports/overview", Permission.ReportsRead);
        room.Get<GetTileMap, TileMapView>("/reports/tile-map", Permission.ReportsRead);
        room.Get<GetCoverage, CoverageView>("/reports/coverage", Permission.ReportsRead);
        room.Get<GetFunnel, FunnelView>("/reports/funnel", Permission.ReportsRead);
        room.Export<ExportFunnel>("/reports/funnel/export.xlsx", Permission.ReportsRead);
        room.Get<GetByField, ByFieldView>("/reports/by-field", Permission.ReportsRead);
        room.Export<ExportByField>("/reports/by-field/export.xlsx", Permission.ReportsRead);
        room.Get<GetKindBySubject, KindBySubjectView>("/reports/kind-by-subject", Permission.ReportsRead);
        room.Export<ExportKindBySubject>("/reports/kind-by-subject/export.xlsx", Permission.ReportsRead);
        room.Get<GetAwardsByProgramme, AwardsByProgrammeView>("/reports/awards-by-programme", Permission.ReportsRead);
        room.Export<ExportAwardsByProgramme>("/reports/awards-by-programme/export.xlsx", Permission.ReportsRead);
        room.Get<GetBridge, BridgeView>("/reports/bridge", Permission.ReportsRead);
        room.Get<GetRecognitionsForRating, Page<RatingRow>>("/reports/recognitions-for-rating", Permission.RecognitionsRead);
        room.Export<ExportRecognitionsForRating>("/reports/recognitions-for-rating/export.xlsx", Permission.RecognitionsRead);

        room.Get<ListMissingUnits, Page<MissingUnitRow>>("/reports/missing-units", Permission.ReportsRead);
        room.Get<CountMissing, MissingCountView>("/reports/missing-units/count", Permission.ReportsRead);
        room.Export<ExportMissingUnits>("/reports/missing-units/export.xlsx", Permission.ReportsRead);
        room.Get<ListShortUnits, Page<ShortUnitRow>>("/reports/short-units", Permission.ReportsRead);
        room.Export<ExportShortUnits>("/reports/short-units/export.xlsx", Permission.ReportsRead);
        room.Get<GetObligation, ObligationView>("/obligations/{id}", Permission.ReportsRead);
        room.Do<ExemptUnit, ObligationView>("/obligations/{id}/exempt", Permission.RemindersSend).Fails(Rules.ObligationMet, Rules.ObligationReasonMissing);
        room.Do<AnswerReminder, ObligationView>("/obligations/{id}/answer", Permission.RegistrationsWrite).Fails(Rules.ObligationNotReminded, Rules.ObligationMet, Rules.ObligationPromiseInPast);
        room.Do<RequestExtension, ObligationView>("/obligations/{id}/request-extension", Permission.RegistrationsWrite)
            .Fails(Rules.ObligationMet, Rules.ExtensionNotLater, Rules.ExtensionReasonMissing, Rules.ExtensionOnce);
        room.Get<ListObligations, Page<ObligationRow>>("/obligations", Permission.ReportsRead);
        room.Get<CountObligations, ObligationCountView>("/obligations/count", Permission.ReportsRead);
        room.Get<GetDigestText, DigestTextView>("/obligations/digest-text", Permission.ReportsRead);
        room.Export<ExportObligations>("/obligations/export.xlsx", Permission.ReportsRead);
        room.Act<ExemptUnits, TouchedUnitsView>("/obligations/exempt", Permission.RemindersSend).Fails(Rules.ObligationMet, Rules.ObligationReasonMissing);
        room.Act<ExtendUnits, TouchedUnitsView>("/obligations/extend", Permission.RemindersSend).Fails(Rules.ObligationMet, Rules.ExtensionNotLater, Rules.ExtensionReasonMissing);
        room.Get<ListExtensions, Page<ExtensionView>>("/extensions", Permission.ReportsRead);
        room.Export<ExportExtensions>("/extensions/export.xlsx", Permission.ReportsRead);
        room.Get<GetExtension, ExtensionView>("/extensions/{id}", Permission.ReportsRead);
        room.Do<GrantExtension, ExtensionView>("/extensions/{id}/grant", Permission.RemindersSend).Fails(Rules.ExtensionAnswered, Rules.ObligationMet, Rules.ExtensionNotLater);
        room.Do<RefuseExtension, ExtensionView>("/extensions/{id}/refuse", Permission.RemindersSend).Fails(Rules.ExtensionAnswered, Rules.ExtensionReasonMissing);
        room.Act<RemindUnits, RemindersView>("/reminders", Permission.RemindersSend).Fails(Rules.ObligationMet);
        room.Get<ListReminders, Page<ReminderRow>>("/reminders", Permission.ReportsRead);
        room.Export<ExportReminders>("/reminders/export.xlsx", Permission.ReportsRead);

        room.Get<ListPeopleCounts, Page<PeopleCountView>>("/people-counts", Permission.ReportsRead);
        room.Export<ExportPeopleCounts>("/people-counts/export.xlsx", Permission.ReportsRead);
        room.Act<SavePeopleCount, PeopleCountView>("/people-counts", Permission.ReportsWrite).Fails(Rules.PeopleCountInFuture);
        room.Act<ImportPeopleCounts, PeopleImportView>("/people-counts/import", Permission.ReportsWrite).BodyLimit(4_000_000).Fails(Rules.PeopleCountInFuture);

        room.Get<ListAggregateEntries, Page<AggregateEntryView>>("/aggregate-entries", Permission.ReportsRead);
        room.Export<ExportAggregateEntries>("/aggregate-entries/export.xlsx", Permission.ReportsRead);
        room.Get<GetAggregateEntry, AggregateEntryView>("/aggregate-entries/{id}", Permission.ReportsRead);
        room.Create<CreateAggregateEntry, AggregateEntryView>("/aggregate-entries", Permission.ReportsWrite)
            .Fails(Rules.AggregatePeriodReversed, Rules.AggregateOverContainer, Rules.AggregateOfAnother);
        room.Put<SaveAggregateEntry, AggregateEntryView>("/aggregate-entries/{id}", Permission.ReportsWrite)
            .Fails(Rules.AggregatePeriodReversed, Rules.AggregateOverContainer, Rules.AggregateOfAnother, Rules.AggregateCircle);

        room.Get<ListPeriodicReports, Page<PeriodicReportRow>>("/periodic-reports", Permission.ReportsRead);
        room.Export<ExportPeriodicReports>("/periodic-reports/export.xlsx", Permission.ReportsRead);
        room.Get<GetPeriodicReport, PeriodicReportView>("/periodic-reports/{id}", Permission.ReportsRead);
        room.Create<CreatePeriodicReport, PeriodicReportView>("/periodic-reports", Permission.ReportsWrite)
            .Fails(Rules.ReportOnce, Rules.ReportCampaignDraft, Rules.ReportPeriodOutside, Rules.ReportSectionTwice, Rules.ReportSectionUnknown);
        room.Put<SavePeriodicReport, PeriodicReportView>("/periodic-reports/{id}", Permission.ReportsWrite)
            .Fails(Rules.ReportNotDraft, Rules.ReportSectionTwice, Rules.ReportSectionUnknown);
        room.Do<HandInPeriodicReport, PeriodicReportView>("/periodic-reports/{id}/hand-in", Permission.ReportsWrite).Fails(Rules.ReportNotDraft, Rules.ReportSectionMissing);
        room.Do<ReturnPeriodicReport, PeriodicReportView>("/periodic-reports/{id}/return", Permission.ReportsAnswer).Fails(Rules.ReportNotHandedIn, Rules.ReportReasonMissing);
        room.Do<AcceptPeriodicReport, PeriodicReportView>("/periodic-reports/{id}/accept", Permission.ReportsAnswer).Fails(Rules.ReportNotHandedIn);
    }
}
