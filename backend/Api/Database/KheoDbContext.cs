using AutoMapper;
using Kheo.Domain;
using Microsoft.EntityFrameworkCore;

namespace Kheo.Api.Database;

/// <summary>The one door to the tables. Pooled: it keeps nothing of a request but what <see cref="Bind"/> gives it.</summary>
public sealed class KheoDbContext(DbContextOptions<KheoDbContext> options, IMapper mapper, AskedPapers asked) : DbContext(options)
{
    public IMapper Mapper { get; } = mapper;

    internal AskedPapers Asked { get; } = asked;

    /// <summary>The request in whose name changes are written; bound while it is served, so that a pooled context keeps nothing of it.</summary>
    public RequestFacts? Request { get; private set; }

    public Binding Bind(RequestFacts request)
    {
        (Request, _trail, _last, _afterwards) = (request, new Trail(), null, null);
        Database.AutoSavepointsEnabled = false;      // a request that fails is taken back as a whole; a savepoint costs two trips a save
        _keyed = null;       // Npgsql hands out the same transaction object again: a pooled context must not take the new one for the old
        return new Binding(this);
    }

    /// <summary>Ends with the request.</summary>
    public readonly struct Binding(KheoDbContext db) : IDisposable
    {
        public void Dispose() => db.Request = null;
    }

    private Trail _trail = new();
    private Statement? _last;

    /// <summary>What a request changes is written when its transaction commits; outside a request at once.</summary>
    internal async Task Leave(Trail trail, CancellationToken ct)
    {
        _trail.Follow(trail);
        if (Request is null) await Close(ct);
    }

    /// <summary>Goes along with the trail.</summary>
    internal void Last(Statement statement) => _last = statement;

    internal async Task Close(CancellationToken ct)
    {
        var (trail, last) = (_trail, _last);
        (_trail, _last) = (new Trail(), null);
        await trail.Write(this, last, ct);
    }

    private Action? _afterwards;

    /// <summary>Something outside the database that follows from the change: only once it stands.</summary>
    internal void OnceCommitted(Action act) => _afterwards += act;

    internal void Committed()
    {
        var act = _afterwards;
        _afterwards = null;
        act?.Invoke();
    }

    private System.Data.Common.DbTransaction? _keyed;

    /// <summary>True once per transaction: the caller then sends the row-security settings with its command.</summary>
    internal bool TakeSettings(System.Data.Common.DbTransaction transaction)
    {
        if (ReferenceEquals(_keyed, transaction)) return false;
        _keyed = transaction;
        return true;
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.ApplyConfigurationsFromAssembly(typeof(KheoDbContext).Assembly);
        model.ApplyHouseConventions();
        model.HasDbFunction(() => CommitteeAbove(default!)).HasName("committee_above");
        model.HasDbFunction(() => PathRanges.List(default!, default!)).HasName("place_list");
        model.HasDbFunction(() => Papers.Missing(default, default)).HasName("papers_missing");
    }

    /// <summary>For queries: the name of the committee that answers what a unit hands in.</summary>
    internal static string? CommitteeAbove(string path) => throw new InvalidOperationException("Only the database knows who answers.");

    /// <summary>One load for a change: the row by id inside the caller's scope; 404 when absent or not theirs, 412 when If-Match is stale.</summary>
    public async Task<T> ForChange<T>(IQueryable<T> visible, Guid id, CancellationToken ct) where T : Entity
    {
        var row = await visible.AsTracking().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new Absent();
        if (Request?.IfMatch is { } version && version != row.RowVersion) throw new StaleRow();
        return row;
    }

    /// <summary>For acts on several rows whose versions came in the body.</summary>
    public static void Expect(Entity row, long version)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.RowVersion != version) throw new StaleRow();
    }

    /// <summary>A change to what belongs to the row is a change of the row: its version grows although none of its own columns did.</summary>
    public void Touch(Entity row) => Entry(row).Property(nameof(Entity.RowVersion)).IsModified = true;

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        foreach (var entry in ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Modified)) entry.Entity.Advance();
        var trail = Trail.Of(this);
        try
        {
            var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await Leave(trail, cancellationToken);
            return saved;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new StaleRow();
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new InvalidOperationException("Use SaveChangesAsync.");
}
