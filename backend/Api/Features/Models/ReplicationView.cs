using Kheo.Api.Web;
using Kheo.Domain.Campaigns;
using Kheo.Domain.Registrations;

namespace Kheo.Api.Features.Models;

/// <summary>A unit in which a model stands or that stands above it, from the top down.</summary>
public sealed record PlaceName(Guid UnitId, string Name, string TierName);

/// <summary>One model of the line: the asked one, one that it comes from, or one that took it over.</summary>
public sealed record KinModel
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    /// <summary>The model it comes from, where that is in this line too.</summary>
    public Guid? OriginId { get; init; }
    /// <summary>Steps from the asked model: below nought for its sources, above for what came of it.</summary>
    public required int Generation { get; init; }
    /// <summary>`new`, `replication` or `upgrade`.</summary>
    public required Lineage BeganAs { get; init; }
    public required int StartedYear { get; init; }
    /// <summary>The unit that carries it, last, and those above it that bear a tier.</summary>
    public required IReadOnlyList<PlaceName> Places { get; init; }
    /// <summary>The registration to be read: the latest.</summary>
    public Guid? RegistrationId { get; init; }
    public string? RegistrationCode { get; init; }
    /// <summary>The day on which it was accepted first; null: no committee has accepted it yet, and no figure counts it.</summary>
    public DateOnly? AcceptedOn { get; init; }
    /// <summary>Parts of the form that read otherwise than in its source, but name and place; null where either cannot be read.</summary>
    public IReadOnlyList<FormPart>? Adapted { get; init; }
    /// <summary>After 1, 2 and 3 years; empty when it was never accepted.</summary>
    public required IReadOnlyList<Endurance> Endured { get; init; }
}

/// <summary>How many units of one tier the adopters stand in or below.</summary>
public sealed record ReachedTier(string TierName, int Units);

/// <summary>What came of a model, in figures. Only models that a committee accepted are counted, and only those the caller may see.</summary>
/// <param name="Adopters">Models that were taken over from this one, in whatever generation.</param>
/// <param name="Direct">Those of them that took it over from this one itself.</param>
/// <param name="Upgrades">Models made better out of one of the line.</param>
/// <param name="Adaptations">Adopters that do at least one part of the form otherwise than their source.</param>
/// <param name="Reached">From the highest tier down.</param>
/// <param name="Survival">Of the adopters, after 1, 2 and 3 years.</param>
public sealed record ReplicationFigures(int Adopters, int Direct, int Upgrades, int Adaptations, IReadOnlyList<ReachedTier> Reached, IReadOnlyList<SurvivalLine> Survival);

/// <summary>Where a model comes from and who took it over, as far as the caller sees: what stands elsewhere is neither named nor counted.</summary>
public sealed record ReplicationView : IExample<ReplicationView>
{
    public required KinModel Model { get; init; }
    /// <summary>What it comes from, the first of all first.</summary>
    public required IReadOnlyList<KinModel> Sources { get; init; }
    /// <summary>What came of it, by generation; each names the one it comes from.</summary>
    public required IReadOnlyList<KinModel> Descendants { get; init; }
    public required ReplicationFigures Figures { get; init; }
    /// <summary>There are more than are shown and counted here.</summary>
    public required bool More { get; init; }

    public static ReplicationView Example => new()
    {
        Model = One("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f", null, 0, Lineage.New, 2024, "Chi bộ ấp Hòa Bình", null), Sources = [], More = false,
        Descendants = [One("0198c1a2-0036-7c3d-9f10-6a2b4c8d0e1f", Guid.Parse("0198c1a2-0031-7c3d-9f10-6a2b4c8d0e1f"), 1, Lineage.Replication, 2025, "Chi bộ ấp Tân Tiến", [FormPart.Content])],
        Figures = new(1, 1, 0, 1, [new("Tỉnh", 1), new("Xã, phường", 1)], [new(1, 1, 1, 0), new(2, 0, 0, 1), new(3, 0, 0, 1)]),
    };

    private static KinModel One(string id, Guid? origin, int generation, Lineage began, int year, string unit, IReadOnlyList<FormPart>? adapted) => new()
    {
        Id = Guid.Parse(id), Name = "Tuyến đường hoa " + unit["Chi bộ ".Length..], OriginId = origin, Generation = generation, BeganAs = began, StartedYear = year, AcceptedOn = new DateOnly(year, 6, 12), Adapted = adapted,
        Places = [new(Guid.Parse("0198c1a2-0021-7c3d-9f10-6a2b4c8d0e1f"), "Đảng bộ xã Hòa Thuận", "Xã, phường"), new(Guid.Parse("0198c1a2-0020-7c3d-9f10-6a2b4c8d0e1f"), unit, "Chi bộ")],
        Endured = [Endurance.Alive, Endurance.TooYoung, Endurance.TooYoung],
    };
}
