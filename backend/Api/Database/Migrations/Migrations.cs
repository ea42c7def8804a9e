using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kheo.Api.Database.Migrations;

/// <summary>A migration is a reviewed .sql file beside this one; EF's migrator runs it once, in order, and remembers it. Additive in release N, removal in N+1.</summary>
public abstract class SqlMigration(string name) : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name}.sql is not embedded.");
        using var reader = new StreamReader(stream);
        migrationBuilder.Sql(reader.ReadToEnd());
    }
}

[DbContext(typeof(KheoDbContext)), Migration("0001_house")]
public sealed class House() : SqlMigration("0001_house");

[DbContext(typeof(KheoDbContext)), Migration("0002_rollups")]
public sealed class Rollups() : SqlMigration("0002_rollups");

[DbContext(typeof(KheoDbContext)), Migration("0003_walls")]
public sealed class Walls() : SqlMigration("0003_walls");

[DbContext(typeof(KheoDbContext)), Migration("0004_registrations")]
public sealed class Registrations() : SqlMigration("0004_registrations");

[DbContext(typeof(KheoDbContext)), Migration("0005_walls")]
public sealed class NarrowerWalls() : SqlMigration("0005_walls");

[DbContext(typeof(KheoDbContext)), Migration("0006_succession")]
public sealed class Succession() : SqlMigration("0006_succession");

[DbContext(typeof(KheoDbContext)), Migration("0007_reorganising")]
public sealed class Reorganising() : SqlMigration("0007_reorganising");

[DbContext(typeof(KheoDbContext)), Migration("0007_undoing")]
public sealed class Undoing() : SqlMigration("0007_undoing");

[DbContext(typeof(KheoDbContext)), Migration("0009_obligations")]
public sealed class ObligationsInFull() : SqlMigration("0009_obligations");

[DbContext(typeof(KheoDbContext)), Migration("0009_telling")]
public sealed class Telling() : SqlMigration("0009_telling");

[DbContext(typeof(KheoDbContext)), Migration("0011_appointees")]
public sealed class Appointees() : SqlMigration("0011_appointees");

[DbContext(typeof(KheoDbContext)), Migration("0013_settling")]
public sealed class Settling() : SqlMigration("0013_settling");

[DbContext(typeof(KheoDbContext)), Migration("0014_following")]
public sealed class Following() : SqlMigration("0014_following");

[DbContext(typeof(KheoDbContext)), Migration("0014_settled_ledger")]
public sealed class SettledLedger() : SqlMigration("0014_settled_ledger");

[DbContext(typeof(KheoDbContext)), Migration("0015_readings")]
public sealed class Readings() : SqlMigration("0015_readings");

[DbContext(typeof(KheoDbContext)), Migration("0016_imports")]
public sealed class Imports() : SqlMigration("0016_imports");

[DbContext(typeof(KheoDbContext)), Migration("0017_carrying_out")]
public sealed class CarryingOut() : SqlMigration("0017_carrying_out");

[DbContext(typeof(KheoDbContext)), Migration("0018_search")]
public sealed class Searching() : SqlMigration("0018_search");

[DbContext(typeof(KheoDbContext)), Migration("0019_registration_imports")]
public sealed class RegistrationImports() : SqlMigration("0019_registration_imports");

[DbContext(typeof(KheoDbContext)), Migration("0020_dossiers")]
public sealed class DossiersInFull() : SqlMigration("0020_dossiers");

[DbContext(typeof(KheoDbContext)), Migration("0022_directives")]
public sealed class Directives() : SqlMigration("0022_directives");

[DbContext(typeof(KheoDbContext)), Migration("0023_pacts")]
public sealed class Pacts() : SqlMigration("0023_pacts");

[DbContext(typeof(KheoDbContext)), Migration("0024_hand_ins")]
public sealed class HandIns() : SqlMigration("0024_hand_ins");

[DbContext(typeof(KheoDbContext)), Migration("0025_own_fields")]
public sealed class OwnFields() : SqlMigration("0025_own_fields");

[DbContext(typeof(KheoDbContext)), Migration("0026_models")]
public sealed class ModelsOverTheYears() : SqlMigration("0026_models");

[DbContext(typeof(KheoDbContext)), Migration("0027_public_copies")]
public sealed class PublicCopies() : SqlMigration("0027_public_copies");

[DbContext(typeof(KheoDbContext)), Migration("0028_registering")]
public sealed class Registering() : SqlMigration("0028_registering");

[DbContext(typeof(KheoDbContext)), Migration("0029_told_of")]
public sealed class ToldOf() : SqlMigration("0029_told_of");

[DbContext(typeof(KheoDbContext)), Migration("0030_columns_told")]
public sealed class ColumnsTold() : SqlMigration("0030_columns_told");

[DbContext(typeof(KheoDbContext)), Migration("0031_volumes")]
public sealed class Volumes() : SqlMigration("0031_volumes");

[DbContext(typeof(KheoDbContext)), Migration("0032_walls_sooner")]
public sealed class WallsSooner() : SqlMigration("0032_walls_sooner");

[DbContext(typeof(KheoDbContext)), Migration("0033_packed_sheets")]
public sealed class PackedSheets() : SqlMigration("0033_packed_sheets");

[DbContext(typeof(KheoDbContext)), Migration("0034_pressed_sooner")]
public sealed class PressedSooner() : SqlMigration("0034_pressed_sooner");

[DbContext(typeof(KheoDbContext)), Migration("0035_dormant_sooner")]
public sealed class DormantSooner() : SqlMigration("0035_dormant_sooner");

[DbContext(typeof(KheoDbContext)), Migration("0036_search_by_volume")]
public sealed class SearchByVolume() : SqlMigration("0036_search_by_volume");
