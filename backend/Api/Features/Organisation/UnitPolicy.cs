using Kheo.Api.Web;

namespace Kheo.Api.Features.Organisation;

/// <summary>What the policy must know of a unit.</summary>
public sealed record UnitFacts(string Path, bool Open, bool HasOpenChildren);

internal static class UnitPolicy
{
    public static readonly Policy<UnitFacts> Table = new(
        (nameof(CreateUnit), (actor, unit) => actor.May(Permission.UnitsManage, unit.Path), unit => unit.Open),
        (nameof(ImportUnits), (actor, unit) => actor.May(Permission.UnitsManage, unit.Path), unit => unit.Open),
        (nameof(CheckUnitImport), (actor, unit) => actor.May(Permission.UnitsManage, unit.Path), unit => unit.Open),
        (nameof(CreateTier), (actor, unit) => actor.May(Permission.UnitsManage, unit.Path), unit => unit.Open),
        (nameof(RenameUnit), (actor, unit) => actor.May(Permission.UnitsManage, unit.Path), unit => unit.Open),
        // Nobody closes the unit his own right comes from.
        (nameof(CloseUnit), (actor, unit) => actor.MayFromAbove(Permission.UnitsManage, unit.Path), unit => unit.Open && !unit.HasOpenChildren));
}
