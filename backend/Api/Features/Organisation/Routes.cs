using Kheo.Api.Web;
using Kheo.Domain;

namespace Kheo.Api.Features.Organisation;

internal static class Routes
{
    public static void Map(Room room)
    {
        room.Get<ListTiers, Page<TierView>>("/tiers", Permission.UnitsRead);
        room.Export<ExportTiers>("/tiers/export.xlsx", Permission.UnitsRead);
        room.Get<GetTier, TierView>("/tiers/{id}", Permission.UnitsRead);
        room.Create<CreateTier, TierView>("/tiers", Permission.UnitsManage).Fails(Rules.TierCodeTaken, Rules.TierValidityEmpty);

        room.Get<ListUnits, Page<UnitRow>>("/units", Permission.UnitsRead);
        room.Get<CountUnits, UnitCount>("/units/count", Permission.UnitsRead);
        room.Export<ExportUnits>("/units/export.xlsx", Permission.UnitsRead);
        room.ExportCsv<ExportUnitsAsCsv>("/units/export.csv", Permission.UnitsRead);
        room.Get<GetUnit, UnitView>("/units/{id}", Permission.UnitsRead);
        room.Create<CreateUnit, UnitView>("/units", Permission.UnitsManage)
            .Fails(Rules.UnitCodeTaken, Rules.UnitParentNotOpen, Rules.UnitTierAboveParent, Rules.TierNotInForce, Rules.UnitDateInFuture);
        room.Do<RenameUnit, UnitView>("/units/{id}/rename", Permission.UnitsManage)
            .Fails(Rules.UnitNameUnchanged, Rules.UnitVersionNotLater, Rules.UnitDateInFuture, Rules.UnitClosed);
        room.Do<CloseUnit, UnitView>("/units/{id}/close", Permission.UnitsManage)
            .Fails(Rules.UnitHasOpenChildren, Rules.UnitVersionNotLater, Rules.UnitDateInFuture, Rules.UnitClosed);
        room.Get<GetLineage, LineageView>("/units/{id}/lineage", Permission.UnitsRead);
        room.Act<ImportUnits, ImportView>("/units/import", Permission.UnitsManage).BodyLimit(ImportUnits.BodyLimit)
            .Fails(Rules.UnitParentNotOpen, Rules.UnitDateInFuture, Rules.UnitCodeTaken);

        room.Get<ListUnitImports, Page<UnitImportRow>>("/unit-imports", Permission.UnitsManage);
        room.Export<ExportUnitImports>("/unit-imports/export.xlsx", Permission.UnitsManage);
        room.Export<DownloadUnitImportTemplate>("/unit-imports/template.xlsx", Permission.UnitsManage);
        room.Get<GetUnitImport, UnitImportView>("/unit-imports/{id}", Permission.UnitsManage);
        room.Export<DownloadUnitImportFaults>("/unit-imports/{id}/faults.xlsx", Permission.UnitsManage).Fails(Rules.ImportWithoutFaults);
        room.Upload<CheckUnitImport, UnitImportView>("/unit-imports", Permission.UnitsManage, CheckUnitImport.BodyLimit)
            .Fails(Rules.ImportFileKind, Rules.ImportFileDamaged, Rules.ImportFileTooLarge, Rules.ImportFileEmpty, Rules.ImportTooManyRows, Rules.UnitParentNotOpen, Rules.UnitDateInFuture);
        room.Do<ApplyUnitImport, UnitImportView>("/unit-imports/{id}/apply", Permission.UnitsManage)
            .Fails(Rules.ImportNotChecked, Rules.ImportHasFaults, Rules.ImportNothingNew, Rules.ImportUnitMoved, Rules.UnitParentNotOpen, Rules.UnitDateInFuture);
        room.Do<CancelUnitImport, UnitImportView>("/unit-imports/{id}/cancel", Permission.UnitsManage).Fails(Rules.ImportNotChecked);

        room.Get<ListReorganisations, Page<ReorganisationRow>>("/reorganisations", Permission.UnitsRead);
        room.Export<ExportReorganisations>("/reorganisations/export.xlsx", Permission.UnitsRead);
        room.Get<GetReorganisation, ReorganisationView>("/reorganisations/{id}", Permission.UnitsRead);
        room.Get<GetImpact, ImpactView>("/reorganisations/{id}/impact", Permission.UnitsManage);
        room.Act<ReadSuccessorList, SuccessorListView>("/reorganisations/from-list", Permission.UnitsManage).BodyLimit(ReadSuccessorList.MostBytes);
        room.Create<DraftReorganisation, ReorganisationView>("/reorganisations", Permission.UnitsManage).Fails(Rules.ReorganisationBeforeItsBasis, Rules.UnitClosed);
        room.Put<SaveReorganisation, ReorganisationView>("/reorganisations/{id}", Permission.UnitsManage).Fails(Rules.ReorganisationNotDraft, Rules.ReorganisationBeforeItsBasis);
        room.Do<ScheduleReorganisation, ReorganisationView>("/reorganisations/{id}/schedule", Permission.UnitsManage)
            .Fails([Rules.ReorganisationNotDraft, Rules.ReorganisationDayHasCome, .. AgainstAPlan]);
        room.Do<ApplyReorganisation, ReorganisationView>("/reorganisations/{id}/apply", Permission.UnitsManage)
            .Fails([Rules.ReorganisationNotWaiting, Rules.ReorganisationDateInFuture, Rules.ReorganisationTreeMoved, Rules.ReorganisationNotReconciled, .. AgainstAPlan]);
        room.Do<WithdrawReorganisation, ReorganisationView>("/reorganisations/{id}/withdraw", Permission.UnitsManage).Fails(Rules.ReorganisationNotWaiting, Rules.ReorganisationReasonMissing);
        room.Do<ReverseReorganisation, ReorganisationView>("/reorganisations/{id}/reverse", Permission.UnitsManage)
            .Fails(Rules.ReorganisationNotApplied, Rules.ReorganisationReasonMissing, Rules.ReorganisationChangedSince);
    }

    private static readonly Rule[] AgainstAPlan =
    [
        Rules.ReorganisationEmpty, Rules.ReorganisationOverNewer, Rules.ReorganisationOutside, Rules.OperationIncomplete, Rules.OperationUnitUnknown, Rules.OperationUnitNotOpen,
        Rules.OperationUnitNotClosed, Rules.OperationUnitTwice, Rules.OperationNothingChanges, Rules.OperationSelfParent, Rules.OperationCycle, Rules.OperationOneHeir,
        Rules.OperationNotDirectlyBelow, Rules.OperationNameTwice, Rules.UnitPathWasAnothers, Rules.UnitCodeTaken, Rules.UnitCodeForm, Rules.UnitKindUnknown, Rules.UnitNameUnchanged,
        Rules.UnitParentNotOpen, Rules.UnitTierAboveParent, Rules.TierNotInForce,
    ];
}
