using CsvHelper;
using FluentValidation;
using FluentValidation.Results;
using Kheo.Api.Database;
using Kheo.Api.Web;
using Kheo.Domain.Organisation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Operation = Kheo.Domain.Organisation.Operation;
using Unit = Kheo.Domain.Organisation.Unit;

namespace Kheo.Api.Features.Organisation;

/// <summary>
/// Reads a published list of successors and their predecessors in words into operations, to be drafted as one act. Nothing is stored. A mention that
/// fits no open unit, or more than one, is refused by its line.
/// </summary>
public sealed record ReadSuccessorList : Act<SuccessorListView>, IExample<ReadSuccessorList>
{
    internal const long MostBytes = 4_000_000;

    /// <summary>The unit that will decide the act: all predecessors lie below it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The unit under which the successors will stand, at or below `unitId`.</summary>
    public required Guid IntoUnitId { get; init; }

    /// <summary>The successors' tier.</summary>
    public required Guid TierId { get; init; }

    /// <summary>The successors' kind, e.g. `commune-committee`.</summary>
    public required string Kind { get; init; }

    /// <summary>A line of column names (`successor_code`, `successor_name`, `predecessors`), then the successors; at most 5 000.</summary>
    public required string Csv { get; init; }

    public static ReadSuccessorList Example => new()
    {
        UnitId = Guid.Parse("0193a000-0000-7000-8000-000000000001"), IntoUnitId = Guid.Parse("0193a000-0000-7000-8000-000000000001"), TierId = TierView.Example.Id, Kind = UnitKinds.CommuneCommittee,
        Csv = "successor_code,successor_name,predecessors\n30325,Phường Vĩnh Tế,\"Phường Núi Sam, Xã Vĩnh Tế\"\n",
    };
}

/// <summary>What a list says, as operations of one act.</summary>
/// <param name="Successors">Lines read.</param>
/// <param name="Stay">Units that stay themselves.</param>
/// <param name="Split">Units divided between several successors.</param>
public sealed record SuccessorListView(int Successors, int Stay, int Split, IReadOnlyList<Operation> Operations) : IExample<SuccessorListView>
{
    public static SuccessorListView Example => new(1, 0, 0, DraftReorganisation.Example.Operations);
}

public sealed class ReadSuccessorListValidator : AbstractValidator<ReadSuccessorList>
{
    public ReadSuccessorListValidator()
    {
        RuleFor(c => c.Kind).MustBeKind();
        RuleFor(c => c.Csv).NotEmpty().WithErrorCode("required");
    }
}

public sealed class ReadSuccessorListHandler(KheoDbContext db, CurrentActor current) : IRequestHandler<ReadSuccessorList, SuccessorListView>
{
    private const int MostRows = 5_000;
    private static readonly HashSet<string> Columns = ["successor_code", "successor_name", "predecessors"];

    private static readonly CsvReaderOptions Options = new()
    {
        TrackLineNumbers = true, TrimWhitespace = true, MalformedData = CsvMalformedDataHandling.Throw, FieldCountMismatch = CsvFieldCountHandling.Throw, MaxRecordSize = 20_000,
    };

    public async Task<SuccessorListView> Handle(ReadSuccessorList command, CancellationToken ct)
    {
        var owner = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path).SingleOrDefaultAsync(u => u.Id == command.UnitId, ct) ?? throw new Absent();
        ReorganisationPolicy.Table.Demand(current.Actor, nameof(ReadSuccessorList), new ReorganisationFacts(owner.Path, ReorganisationStatus.Draft));
        var rows = Rows(command.Csv);
        var end = Domain.UnitPaths.End(owner.Path);
        var units = await db.Set<Unit>().VisibleTo(current.Actor, u => u.Path)
            .Where(u => string.Compare(u.Path, owner.Path) >= 0 && string.Compare(u.Path, end) < 0 && u.ClosedOn == null)
            .Select(u => new KnownUnit(u.Id, u.ParentId, u.Path, u.TierId, u.PartyName, u.StateName)).ToListAsync(ct);
        var into = units.Find(u => u.Id == command.IntoUnitId) ?? throw new Absent();

        var (operations, faults) = SuccessorList.Read(rows, units, new Succeeding(into, owner.Path, command.TierId, command.Kind));
        if (faults.Count > 0) throw new ValidationException(faults.Take(200).Select(f => new ValidationFailure($"csv[{f.Line}].{f.Column}", f.Words) { ErrorCode = f.Code }));
        return new SuccessorListView(rows.Count, rows.Count(r => r.Predecessors == SuccessorList.Stays), operations.Count(o => o.Kind == OperationKind.Split), operations);
    }

    private static List<ListedSuccessor> Rows(string text)
    {
        try
        {
            using var csv = CsvReader.FromText(text, Options);
            if (!Columns.SetEquals(csv.Headers)) throw Refused(1, "line", "unknown");
            var rows = new List<ListedSuccessor>();
            while (csv.Read())
            {
                string Field(string column) => csv.TryGetFieldIndex(column, out var index) && csv.GetString(index) is { Length: > 0 } value ? value : throw Refused(csv.LineNumber, column, "required");
                if (rows.Count == MostRows) throw Refused(csv.LineNumber, "line", "out-of-range");
                rows.Add(new ListedSuccessor(csv.LineNumber, Field("successor_code"), Field("successor_name"), Field("predecessors")));
            }
            return rows.Count > 0 ? rows : throw Refused(1, "line", "required");
        }
        catch (CsvFormatException malformed)
        {
            throw Refused(malformed.LineNumber, "line", "malformed");
        }
    }

    private static ValidationException Refused(long line, string column, string code) => new([new ValidationFailure($"csv[{line}].{column}", code) { ErrorCode = code }]);
}
