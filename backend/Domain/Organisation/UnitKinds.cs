namespace Kheo.Domain.Organisation;

/// <summary>The code list of kinds of unit. A kind says what a unit is; its tier says where it stands.</summary>
public static class UnitKinds
{
    public const string CentralCommittee = "central-committee";
    public const string ProvinceCommittee = "province-committee";
    public const string DistrictCommittee = "district-committee";
    public const string CommuneCommittee = "commune-committee";
    public const string AgenciesCommittee = "agencies-committee";
    public const string BlocCommittee = "bloc-committee";
    public const string Grassroots = "grassroots";
    public const string Cell = "cell";
    public const string Agency = "agency";
    public const string Union = "union";
    public const string ArmedForce = "armed-force";
    public const string School = "school";
    public const string Enterprise = "enterprise";

    public static readonly IReadOnlySet<string> All = new HashSet<string>
    {
        CentralCommittee, ProvinceCommittee, DistrictCommittee, CommuneCommittee, AgenciesCommittee, BlocCommittee,
        Grassroots, Cell, Agency, Union, ArmedForce, School, Enterprise,
    };
}
