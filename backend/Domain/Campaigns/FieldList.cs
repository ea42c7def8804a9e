namespace Kheo.Domain.Campaigns;

/// <summary>A field of the standard list, onto which every issuer's own list is mapped for roll-up.</summary>
public sealed class StandardField : UnitOwned
{
    private StandardField() { }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public int Ordinal { get; private set; }

    public static StandardField Publish(Guid unitId, string unitPath, string code, string name, int ordinal) =>
        new() { UnitId = unitId, UnitPath = unitPath, Code = code, Name = name, Ordinal = ordinal };
}

/// <summary>What an issuer writes for one field. A field is mapped to the standard list, or it is the list's `other`.</summary>
public sealed record FieldLine(string Code, string Name, Guid? StandardFieldId = null, bool Other = false);

/// <summary>Lĩnh vực: the code list of one programme as one issuer published it. Never changed: a new version follows it.</summary>
public sealed class FieldList : UnitOwned
{
    private readonly List<Field> _fields = [];
    private FieldList() { }

    public Guid ProgrammeId { get; private set; }
    public int Version { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public IReadOnlyList<Field> Fields => _fields;

    public static FieldList Publish(Guid unitId, string unitPath, Guid programmeId, int lastVersion, DateOnly validFrom, IReadOnlyList<FieldLine> lines)
    {
        RuleBroken.When(lines.Count == 0, Rules.FieldListEmpty);
        RuleBroken.When(lines.DistinctBy(l => l.Code, StringComparer.Ordinal).Count() < lines.Count, Rules.FieldListCodeTwice);
        RuleBroken.When(lines.Count(l => l.Other) > 1, Rules.FieldListOtherTwice);
        RuleBroken.When(lines.Any(l => !l.Other && l.StandardFieldId is null), Rules.FieldNotMapped);
        var list = new FieldList { UnitId = unitId, UnitPath = unitPath, ProgrammeId = programmeId, Version = lastVersion + 1, ValidFrom = validFrom };
        list._fields.AddRange(lines.Select((line, n) => new Field(list.Id, unitPath, line, n + 1)));
        return list;
    }
}

public sealed class Field
{
    private Field() { }

    internal Field(Guid listId, string unitPath, FieldLine line, int ordinal)
    {
        Id = Ids.Next();
        FieldListId = listId;
        UnitPath = unitPath;
        Code = line.Code;
        Name = line.Name;
        StandardFieldId = line.StandardFieldId;
        Other = line.Other;
        Ordinal = ordinal;
    }

    public Guid Id { get; private set; }
    public Guid FieldListId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid? StandardFieldId { get; private set; }
    public int Ordinal { get; private set; }
    /// <summary>"Khác": allowed in every list, mapped to nothing.</summary>
    public bool Other { get; private set; }
}
