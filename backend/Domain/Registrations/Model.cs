using Kheo.Domain.Campaigns;

namespace Kheo.Domain.Registrations;

/// <summary>Where a model comes from.</summary>
public enum Lineage { New, Continuing, Replication, Upgrade }

/// <summary>Mô hình, điển hình: the enduring thing, alive over years. Continuing keeps the model; replicating or upgrading makes another that remembers its origin.</summary>
public sealed class Model : UnitOwned
{
    private Model() { }

    public Guid ProgrammeId { get; private set; }
    public string Name { get; private set; } = "";
    public string NameFold { get; private set; } = "";
    public Kind Kind { get; private set; }
    public Subject Subject { get; private set; }
    public Lineage Lineage { get; private set; }
    /// <summary>How it began: new, taken over from another, or made better; it stays so when the model goes on.</summary>
    public Lineage BeganAs { get; private set; }
    public Guid? OriginId { get; private set; }
    public int StartedYear { get; private set; }

    public static Model Start(Guid unitId, string unitPath, Guid programmeId, string name, Kind kind, Subject subject, int year, Lineage lineage = Lineage.New, Model? origin = null)
    {
        RuleBroken.When(lineage == Lineage.Continuing, Rules.ModelContinuesItself);
        RuleBroken.When(lineage == Lineage.New != origin is null, Rules.ModelOriginMismatch);
        return new Model
        {
            UnitId = unitId, UnitPath = unitPath, ProgrammeId = programmeId, Name = name, NameFold = Text.Fold(name), Kind = kind, Subject = subject,
            Lineage = lineage, BeganAs = lineage, OriginId = origin?.Id, StartedYear = year,
        };
    }

    /// <summary>Goes on in another campaign of its programme, in the unit that carries it.</summary>
    public void Continue(Guid unitId, Guid programmeId)
    {
        RuleBroken.When(unitId != UnitId || programmeId != ProgrammeId, Rules.ModelOfAnother);
        Lineage = Lineage.Continuing;
    }
}
