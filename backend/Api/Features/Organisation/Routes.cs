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
        room.Get<GetUnit, UnitView>("/units/{id}", Permission.UnitsRead);
        room.Create<CreateUnit, UnitView>("/units", Permission.UnitsManage)
            .Fails(Rules.UnitCodeTaken, Rules.UnitParentNotOpen, Rules.UnitTierAboveParent, Rules.TierNotInForce, Rules.UnitDateInFuture);
        room.Do<RenameUnit, UnitView>("/units/{id}/rename", Permission.UnitsManage)
            .Fails(Rules.UnitNameUnchanged, Rules.UnitVersionNotLater, Rules.UnitDateInFuture, Rules.UnitClosed);
        room.Do<CloseUnit, UnitView>("/units/{id}/close", Permission.UnitsManage)
            .Fails(Rules.UnitHasOpenChildren, Rules.UnitVersionNotLater, Rules.UnitDateInFuture, Rules.UnitClosed);
        room.Act<ImportUnits, ImportView>("/units/import", Permission.UnitsManage).BodyLimit(ImportUnits.BodyLimit)
            .Fails(Rules.UnitParentNotOpen, Rules.UnitDateInFuture, Rules.UnitCodeTaken);
    }
}
