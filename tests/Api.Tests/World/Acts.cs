using Kheo.Api.Features.Organisation;
using Kheo.Domain.Organisation;

namespace Kheo.Api.Tests.World;

/// <summary>Acts of reorganisation, brought to their state through the API.</summary>
public sealed class Acts(Client administrator, PlantedUnit owner)
{
    public static readonly LegalBasis Basis = new("1654/NQ-UBTVQH15", new DateOnly(2025, 6, 16), "Ủy ban Thường vụ Quốc hội");

    public Client Administrator { get; } = administrator;

    public static async Task<Acts> Of(World world, PlantedUnit owner) => new(await world.Administrator(owner), owner);

    public DraftReorganisation Drafting(DateOnly on, params IReadOnlyList<Operation> operations) =>
        new() { UnitId = owner.Id, Title = "Sắp xếp tổ chức", LegalBasis = Basis, EffectiveOn = on, Operations = operations };

    public async Task<ReorganisationView> Draft(DateOnly on, params IReadOnlyList<Operation> operations) =>
        (await Administrator.Post<ReorganisationView>("/api/reorganisations", Drafting(on, operations))).Body;

    public async Task<Answer<ReorganisationView>> Try(DateOnly on, params IReadOnlyList<Operation> operations) => await Apply(await Draft(on, operations));

    public async Task<ReorganisationView> Applied(params IReadOnlyList<Operation> operations) => (await Try(World.Today, operations)).Body;

    public Task<Answer<ReorganisationView>> Apply(ReorganisationView act) => Administrator.Post<ReorganisationView>($"/api/reorganisations/{act.Id}/apply", null, act.RowVersion);

    public Task<Answer<ReorganisationView>> Reverse(ReorganisationView act) =>
        Administrator.Post<ReorganisationView>($"/api/reorganisations/{act.Id}/reverse", ReverseReorganisation.Example, act.RowVersion);

    public async Task<ImpactView> Impact(ReorganisationView act) => (await Administrator.Get<ImpactView>($"/api/reorganisations/{act.Id}/impact")).Body;

    public static NewUnit New(World world, PlantedUnit parent, string code, int rank, string? name = null) =>
        new(Guid.CreateVersion7(), parent.Id, code, UnitKinds.Grassroots, world.Tiers.ElementAt(rank - 1).Value, name ?? $"Đơn vị mới {code}");

    public static Task<string?> Checksum(World world) => World.Ask<string>("select tree_checksum($1)", world.Root.Path);

    public static Task<string?> PathOf(Guid unit) => World.Ask<string>("select path from units where id = $1", unit);

    /// <summary>What may never hold in a tree, as a count.</summary>
    public static Task<long> Faults(World world) => World.Ask<long>("""
        select (select count(*) from units u left join units p on p.id = u.parent_id where u.closed_on is null and u.path >= $1 and u.path < path_end($1) and u.path <> $1
                  and (p.id is null or p.closed_on is not null or u.path <> p.path || u.code || '/'))
             + (select count(*) from units u where u.path >= $1 and u.path < path_end($1) and u.closed_on is null
                  and not exists (select from unit_versions v where v.unit_id = u.id and v.valid_to is null and v.path = u.path and v.parent_id is not distinct from u.parent_id and v.tier_id = u.tier_id and v.party_name = u.party_name))
             + (select count(*) from units u join unit_versions v on v.unit_id = u.id where u.path >= $1 and u.path < path_end($1) and u.closed_on is not null and v.valid_to is null)
             + (select count(*) from unit_successions s where s.from_path >= $1 and s.from_path < path_end($1) and s.heir and s.kind in ('merge', 'absorb', 'split', 'dissolve')
                  and exists (select from unit_successions o where o.reorganisation_id = s.reorganisation_id and o.from_unit_id = s.from_unit_id and o.heir and o.id <> s.id))
        """, world.Root.Path)!;
}
